import Gazetteer
import Mapping

/// The countries and ADM1s that runs of words name, kept from article to article: most runs return, and most name none.
/// A table without chains: a run that meets another in its slot takes its place.
struct DivisionCache: Sendable {
    private static let bits: UInt64 = 16
    /// All is forgotten when there are so many rows, which bounds the memory and keeps their positions in a slot's 24 bits.
    private static let mostRows = 1 << 16

    /// The low half of the run's hash, the position of its first row in 24 bits, and the number of rows in 8.
    private var slots = [UInt64](repeating: 0, count: 1 << bits)
    private(set) var rows: [UInt32] = []

    /// The divisions that the bytes name, as a range of `rows`. O(1) for runs that return.
    /// - Parameter hash: the run's own, of which the bytes follow.
    @inline(__always)
    mutating func divisions(
        _ written: UnsafeBufferPointer<UInt8>, hash: UInt64, _ gazetteer: Gazetteer
    ) -> Range<Int> {
        let slot = slots[Int(truncatingIfNeeded: hash >> (64 - Self.bits))]
        guard slot >> 32 == hash & 0xFFFF_FFFF else { return lookUp(written, hash, gazetteer) }
        let start = Int(truncatingIfNeeded: slot >> 8 & 0xFF_FFFF)
        return start..<start + Int(truncatingIfNeeded: slot & 0xFF)
    }

    @inline(never)
    private mutating func lookUp(
        _ written: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ gazetteer: Gazetteer
    ) -> Range<Int> {
        if rows.count >= Self.mostRows {
            rows.removeAll(keepingCapacity: true)
            for index in slots.indices { slots[index] = 0 }
        }
        let start = rows.count
        appendDivisions(written, gazetteer)
        let count = min(rows.count - start, 0xFF)
        slots[Int(truncatingIfNeeded: hash >> (64 - Self.bits))] =
            hash << 32 | UInt64(start) << 8 | UInt64(count)
        return start..<start + count
    }

    private mutating func appendDivisions(_ written: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer) {
        let key = NameKey.key(of: written)
        guard key.count >= 3 else { return }
        let hash = StableHash.value(of: key)
        let evidence = gazetteer.evidence(forKeyHash: hash)
        guard evidence.isOfCountry || evidence.kinds.contains(.admin1) || evidence.isAbbreviation else { return }
        let start = rows.count
        for match in gazetteer.matches(forKeyHash: hash) where !rows[start...].contains(match.row.rawValue) {
            if match.kind == .abbreviation, !gazetteer.isWritten(written, asAbbreviationOf: match.row) { continue }
            let kind = gazetteer[match.row].kind
            if kind == .country || kind == .admin1 { rows.append(match.row.rawValue) }
        }
    }
}
