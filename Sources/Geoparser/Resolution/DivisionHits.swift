/// A place in a text where a country or an ADM1 is named.
struct DivisionHit: Sendable, Comparable {
    /// The division's row above the position, so that hits are ordered by both.
    private let key: UInt64

    /// Positions behind the first 4 GB of a text are one.
    @inline(__always)
    init(row: UInt32, position: Int) {
        key = UInt64(row) << 32 | UInt64(UInt32(clamping: position))
    }

    var row: UInt32 { UInt32(truncatingIfNeeded: key >> 32) }
    var position: Int { Int(UInt32(truncatingIfNeeded: key)) }

    @inline(__always)
    static func < (one: DivisionHit, other: DivisionHit) -> Bool { one.key < other.key }
}

/// Where a text names countries and ADM1s, by division and then by position.
struct DivisionHits: Sendable {
    private(set) var hits: [DivisionHit] = []
    /// A bit for each row modulo 64: most places lie in no division that is named.
    private var rows: UInt64 = 0

    /// Takes the hits before a position for those that it had; a division that two names of one beginning name there
    /// ("New York", "New York State") is named once. O(n).
    /// - Parameter found: sorted.
    mutating func replace(by found: [DivisionHit], before end: Int = .max) {
        hits.removeAll(keepingCapacity: true)
        rows = 0
        hits.reserveCapacity(found.count)
        for hit in found where hit.position < end && hits.last != hit {
            hits.append(hit)
            rows |= 1 << UInt64(hit.row & 63)
        }
    }

    /// The text perhaps names the division. O(1).
    @inline(__always)
    func mayContain(_ row: UInt32) -> Bool { rows >> UInt64(row & 63) & 1 != 0 }

    /// Whether the text names the division. O(log n).
    @inline(__always)
    func contains(_ row: UInt32) -> Bool {
        guard mayContain(row) else { return false }
        let first = index(of: row, from: 0)
        return first < hits.count && hits[first].row == row
    }

    /// How often the division is named outside a range of bytes, and how far from the range's start it is at its nearest;
    /// nil when it is not. O(log n).
    func naming(of row: UInt32, outside range: Range<Int>) -> (count: Int, distance: Int)? {
        guard contains(row) else { return nil }
        let (start, end) = (index(of: row, from: 0), index(of: row + 1, from: 0))
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
        let wanted = DivisionHit(row: row, position: position)
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if hits[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
