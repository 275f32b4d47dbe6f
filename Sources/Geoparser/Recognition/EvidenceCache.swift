import Gazetteer

/// What the gazetteer said of keys, kept from article to article: most words of news return, and the gazetteer is too large
/// for a processor's caches. A table without chains: a key that meets another in its slot takes its place.
struct EvidenceCache {
    private static let bits: UInt64 = 13
    private var slots = [(key: UInt64, evidence: NameEvidence)](repeating: (0, .none), count: 1 << bits)

    @inline(__always)
    func knows(_ key: UInt64) -> Bool { slots[Int(truncatingIfNeeded: key >> (64 - Self.bits))].key == key }

    /// The evidence for a key. O(1).
    @inline(__always)
    mutating func evidence(forKeyHash key: UInt64, in gazetteer: Gazetteer) -> NameEvidence {
        let index = Int(truncatingIfNeeded: key >> (64 - Self.bits))
        if slots[index].key == key, key != 0 { return slots[index].evidence }
        let evidence = gazetteer.evidence(forKeyHash: key)
        slots[index] = (key, evidence)
        return evidence
    }
}
