import Gazetteer
import Mapping

/// The countries and ADM1s that runs of words name, kept from article to article: most runs return, and most name none.
/// A table without chains: a run that meets another in its slot takes its place.
struct DivisionCache: Sendable {
    /// What a run of words names.
    struct Naming {
        /// The low half of the run's hash, the position of its first row in 24 bits, whether no longer name begins with it,
        /// and the number of rows in 7 bits.
        fileprivate let bits: UInt64

        /// The divisions, as a range of `rows`.
        @inline(__always)
        var rows: Range<Int> {
            let start = Int(truncatingIfNeeded: bits >> 8 & 0xFF_FFFF)
            return start..<start + Int(truncatingIfNeeded: bits & 0x7F)
        }

        /// False when surely no name is these words and more.
        @inline(__always)
        var mayGoOn: Bool { bits & 0x80 == 0 }
    }

    private static let bits: UInt64 = 17
    /// All is forgotten when there are so many rows, which bounds the memory and keeps their positions in 24 bits.
    private static let mostRows = 1 << 16

    private var slots = [UInt64](repeating: 0, count: 1 << bits)
    private(set) var rows: [UInt32] = []

    /// Asks for a run's slot. O(1).
    @inline(__always)
    func prefetch(_ hash: UInt64) { slots.prefetch(at: Self.index(of: hash)) }

    /// Whether what a run names is known already. O(1).
    @inline(__always)
    func knows(_ hash: UInt64) -> Bool { Self.isOf(hash, slots[Self.index(of: hash)]) }

    @inline(__always)
    private static func index(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> (64 - bits)) }

    /// Whether a slot is the run's.
    @inline(__always)
    private static func isOf(_ hash: UInt64, _ slot: UInt64) -> Bool { slot >> 32 == hash & 0xFFFF_FFFF }

    /// What the words name, without their possessive ending. O(1) for runs that return.
    /// - Parameters:
    ///   - hash: the run's own, with its ending.
    ///   - hasEnding: there is an ending, of which `written` is free.
    @inline(__always)
    mutating func naming(
        of written: UnsafeBufferPointer<UInt8>, hasEnding: Bool, hash: UInt64, _ gazetteer: Gazetteer
    ) -> Naming {
        let slot = slots[Self.index(of: hash)]
        if Self.isOf(hash, slot) { return Naming(bits: slot) }
        return lookUp(written, hasEnding, hash, gazetteer)
    }

    @inline(never)
    private mutating func lookUp(
        _ written: UnsafeBufferPointer<UInt8>, _ hasEnding: Bool, _ hash: UInt64, _ gazetteer: Gazetteer
    ) -> Naming {
        if rows.count >= Self.mostRows {
            rows.removeAll(keepingCapacity: true)
            for index in slots.indices { slots[index] = 0 }
        }
        let start = rows.count
        let mayGoOn = appendDivisions(written, gazetteer) || hasEnding
        let count = min(rows.count - start, 0x7F)
        let slot = hash << 32 | UInt64(start) << 8 | (mayGoOn ? 0 : 0x80) | UInt64(count)
        slots[Self.index(of: hash)] = slot
        return Naming(bits: slot)
    }

    /// - Returns: whether some longer name may begin with the words.
    private mutating func appendDivisions(_ written: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer) -> Bool {
        let key = NameKey.key(of: written)
        guard key.count >= 3 else { return true }
        let hash = StableHash.value(of: key)
        let evidence = gazetteer.evidence(forKeyHash: hash)
        // The key of a longer name is without a "the" at its beginning.
        let mayGoOn = evidence.isPrefixOfLonger || hash == PlaceWords.shared.the
        let mayBeDivision = evidence.isOfCountry || evidence.kinds.contains(.admin1) || evidence.isAbbreviation
        guard mayBeDivision else { return mayGoOn }
        let start = rows.count
        for match in gazetteer.matches(forKeyHash: hash) where !rows[start...].contains(match.row.rawValue) {
            if match.kind == .abbreviation, !gazetteer.isWritten(written, asAbbreviationOf: match.row) { continue }
            let kind = gazetteer[match.row].kind
            if kind == .country || kind == .admin1 { rows.append(match.row.rawValue) }
        }
        return mayGoOn
    }
}
