import Gazetteer

/// One article as the ranker sees it: mentions grouped by name, a row of features for each candidate, and the
/// probabilities of the pass before. Made anew for each article in memory that is kept.
package struct ResolutionProblem {
    /// Mentions of one name: one sense in one article.
    struct Group {
        var entry: NameEntry
        var mentions: [Int] = []
        /// What it weighs among the article's names: 1 + ln(mentions).
        var weight: Float = 1
        /// The mean of its mentions' probabilities.
        var probabilities: [Float] = []
        /// Positions of the probable candidates.
        var active: [Int] = []
    }

    package struct Frame {
        package var group: Int
        package var position: Range<Int>
        /// Where its rows begin; one row a candidate and one for "no such place".
        package var firstRow: Int
        package var rowCount: Int
    }

    var groups: [Group] = []
    package var frames: [Frame] = []
    package var features: [Float] = []
    /// One number a row.
    package var probabilities: [Float] = []
    /// Where the outlet is at home: a mention that nobody made.
    package var home: SourcePrior?

    package func candidates(of frame: Frame) -> [Candidate] { groups[frame.group].entry.candidates }

    package init() {}

    /// Averages the mentions' probabilities within each group.
    mutating func averageGroups() {
        for g in groups.indices {
            let count = groups[g].entry.candidates.count
            var mean = [Float](repeating: 0, count: count)
            for m in groups[g].mentions {
                let first = frames[m].firstRow
                for c in 0..<count { mean[c] += probabilities[first + c] }
            }
            let scale = 1 / Float(groups[g].mentions.count)
            groups[g].active.removeAll(keepingCapacity: true)
            for c in 0..<count {
                mean[c] *= scale
                if mean[c] > 0.02 { groups[g].active.append(c) }
            }
            groups[g].probabilities = mean
        }
    }
}
