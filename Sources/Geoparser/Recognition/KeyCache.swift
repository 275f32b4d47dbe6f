import Gazetteer

/// What the gazetteer said of keys, kept from article to article: most words of news return. A table without chains: a key
/// that meets another in its slot takes its place.
struct KeyCache {
    private static let bits: UInt64 = 13
    private var slots = [(hash: UInt64, key: KnownKey)](repeating: (0, .none), count: 1 << bits)

    /// Asks for what is known of a key already. O(1).
    @inline(__always)
    func prefetchSlot(of hash: UInt64) { slots.prefetch(at: Self.slot(of: hash)) }

    /// Asks the gazetteer for a key that is not known yet. O(1).
    @inline(__always)
    func prefetch(_ hash: UInt64, in gazetteer: Gazetteer) {
        if slots[Self.slot(of: hash)].hash != hash { gazetteer.prefetch(forKeyHash: hash) }
    }

    /// What is known of a key. O(1).
    @inline(__always)
    mutating func look(up hash: UInt64, in gazetteer: Gazetteer) -> KnownKey {
        let slot = Self.slot(of: hash)
        if slots[slot].hash == hash, hash != 0 { return slots[slot].key }
        let key = gazetteer.look(up: hash)
        slots[slot] = (hash, key)
        return key
    }

    @inline(__always)
    private static func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> (64 - bits)) }
}
