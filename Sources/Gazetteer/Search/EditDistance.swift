/// The number of insertions, deletions, substitutions and swaps of neighbours between two keys (optimal string alignment,
/// as R. A. Wagner and M. J. Fischer, J. ACM 21, 1974, extended by R. Lowrance and Wagner), up to a limit. Only the cells
/// within the limit of the diagonal are computed: O(limit × length).
struct EditDistance {
    private let pattern: [UInt32]
    private let limit: Int
    private var older: [Int]
    private var previous: [Int]
    private var current: [Int]

    init(to pattern: [UInt32], limit: Int) {
        self.pattern = pattern
        self.limit = limit
        older = [Int](repeating: 0, count: pattern.count + 1)
        previous = older
        current = older
    }

    /// nil when the distance is over the limit.
    mutating func distance(from text: [UInt32]) -> Int? {
        guard abs(text.count - pattern.count) <= limit else { return nil }
        let beyond = limit + 1
        for column in previous.indices { previous[column] = min(column, beyond) }
        for row in 0..<text.count {
            let low = max(0, row - limit)
            let high = min(pattern.count, row + limit + 1)
            guard low < high else { return nil }
            current[low] = low == 0 ? min(row + 1, beyond) : beyond
            var best = current[low]
            for column in low..<high {
                let isSame = text[row] == pattern[column]
                var cost = previous[column] + (isSame ? 0 : 1)
                // Cells outside the band hold what an earlier row left there: they count as beyond.
                if column + 1 <= row + limit { cost = min(cost, previous[column + 1] + 1) }
                cost = min(cost, current[column] + 1)
                if row > 0, column > 0, text[row] == pattern[column - 1], text[row - 1] == pattern[column] {
                    cost = min(cost, older[column - 1] + 1)
                }
                current[column + 1] = min(cost, beyond)
                best = min(best, current[column + 1])
            }
            guard best <= limit else { return nil }
            (older, previous, current) = (previous, current, older)
        }
        let distance = previous[pattern.count]
        return distance <= limit ? distance : nil
    }
}
