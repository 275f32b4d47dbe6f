import Gazetteer
import Mapping

/// The countries and ADM1s that runs of words name, kept from article to article: most runs return, and most name none.
/// A table without chains: a run that meets another in its slot takes its place.
struct DivisionCache: Sendable {
    private static let bits: UInt64 = 14
    /// All is forgotten when there are so many rows, which bounds the memory.
    private static let mostRows = 1 << 16

    private struct Slot {
        var hash: UInt64 = 0
        var start: UInt32 = 0
        var count: UInt32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 1 << bits)
    private(set) var rows: [UInt32] = []

    /// The divisions that the bytes name, as a range of `rows`. O(1) for runs that return.
    /// - Parameter hash: the run's own, of which the bytes follow.
    @inline(__always)
    mutating func divisions(
        _ written: UnsafeBufferPointer<UInt8>, hash: UInt64, _ gazetteer: Gazetteer
    ) -> Range<Int> {
        let slot = slots[Int(truncatingIfNeeded: hash >> (64 - Self.bits))]
        if slot.hash == hash { return Int(slot.start)..<Int(slot.start) + Int(slot.count) }
        return lookUp(written, hash, gazetteer)
    }

    @inline(never)
    private mutating func lookUp(
        _ written: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ gazetteer: Gazetteer
    ) -> Range<Int> {
        if rows.count >= Self.mostRows {
            rows.removeAll(keepingCapacity: true)
            for index in slots.indices { slots[index] = Slot() }
        }
        let start = rows.count
        appendDivisions(written, gazetteer)
        slots[Int(truncatingIfNeeded: hash >> (64 - Self.bits))] = Slot(
            hash: hash, start: UInt32(start), count: UInt32(rows.count - start))
        return start..<rows.count
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
