import CIntrinsics

/// The gazetteer is larger than a processor's caches: what will be read is asked for ahead, much at once.
extension Gazetteer {
    /// Asks for what a key is known by. O(1).
    public func prefetch(forKeyHash hash: UInt64) { nameTable.prefetch(hash) }

    /// Asks for the list of a key's places. O(1).
    public func prefetchMatches(of key: KnownKey) {
        guard Int(key.value) < postings.count, let list = postings.baseAddress else { return }
        geonews_prefetch(list + Int(key.value))
    }

    /// Asks for what the place's subscript and `kind(of:)` read. O(1).
    public func prefetch(_ row: PlaceRow) {
        guard row.rawValue < placeCount, let first = places.baseAddress else { return }
        let record = first + Int(row.rawValue) * PlaceRecord.size
        // A record may lie in two cache lines.
        geonews_prefetch(record)
        geonews_prefetch(record + (PlaceRecord.size - 1))
    }
}
