/// Where a text names countries and ADM1s, by division and then by position.
struct DivisionHits {
    private let hits: [TextScan.Hit]

    /// O(n log n).
    init(_ hits: [TextScan.Hit]) {
        self.hits = hits.sorted { ($0.row, $0.position) < ($1.row, $1.position) }
    }

    /// Whether the text names the division. O(log n).
    func contains(_ row: UInt32) -> Bool {
        let first = index(of: row, from: Int.min)
        return first < hits.count && hits[first].row == row
    }

    /// How often the division is named outside a range of bytes, and how far from the range's start it is at its nearest;
    /// nil when it is not. O(log n).
    func naming(of row: UInt32, outside range: Range<Int>) -> (count: Int, distance: Int)? {
        let (start, end) = (index(of: row, from: Int.min), index(of: row, from: Int.max))
        let (before, after) = (index(of: row, from: range.lowerBound), index(of: row, from: range.upperBound))
        let count = end - start - (after - before)
        guard count > 0 else { return nil }
        var distance = Int.max
        if before > start { distance = range.lowerBound - hits[before - 1].position }
        if after < end { distance = min(distance, hits[after].position - range.lowerBound) }
        return (count, distance)
    }

    /// The index of the first hit of the row at or after a position.
    private func index(of row: UInt32, from position: Int) -> Int {
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if (hits[middle].row, hits[middle].position) < (row, position) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
