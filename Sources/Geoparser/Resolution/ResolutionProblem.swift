import Gazetteer

/// One article as the ranker sees it: mentions grouped by name, a row of features for each candidate, and the
/// probabilities of the pass before. What belongs to a group or a mention lies in arrays for the whole article, so that
/// their memory can be kept for the next one.
package struct ResolutionProblem: Sendable {
    /// Mentions of one name: one sense in one article.
    struct Group: Sendable {
        var entry: NameEntry
        /// Its part of `members`.
        var members = 0..<0
        /// Its part of `candidates` and of `shares`.
        var candidates: Range<Int>
        /// Its part of `fours`.
        var fours: Range<Int>
        /// Its part of `active`.
        var active = 0..<0
        /// What it weighs among the article's names: 1 + ln(mentions).
        var weight: Float = 1
        /// Whether one candidate is so probable that no further pass looks at the name. Never where an outlet's home has
        /// its say, which the first pass does not hear.
        var isSettled = false
        /// The pass whose weights its probabilities are of.
        var pass = 0
    }

    package struct Frame: Sendable {
        package var group: Int
        package var position: Range<Int>
        /// Where its rows begin; one row a candidate and one for "no such place".
        package var firstRow: Int
        package var rowCount: Int
        /// Bytes of the mention that are the name: fewer than it has when a comma ends it ("Alexandria, La.").
        var usedLength: Int
        /// Its part of `neighbours`.
        var neighbours = 0..<0
        /// How the text says that it lies in the next mention.
        var parent: NamedParent?
    }

    var groups: [Group] = []
    package var frames: [Frame] = []
    /// The mentions, group by group.
    var members: [Int] = []
    /// The candidates, group by group, each once.
    var candidates: [Candidate] = []
    /// The same, four by four within each group.
    var fours: [FourCandidates] = []
    /// The candidates' probabilities, the mean over the mentions of a group.
    var shares: [Float] = []
    /// Positions in `candidates` of the probable ones, group by group.
    var active: [Int] = []
    package var features: [Float] = []
    /// One number a row.
    package var probabilities: [Float] = []
    /// The other names near each mention of a name that is not settled, mention by mention; none before they are asked
    /// for.
    var neighbours: [Neighbour] = []
    /// Room to work in.
    var context = ContextFeatures()
    var potentials = Potentials()
    /// Where the outlet is at home: a mention that nobody made.
    package var home: SourcePrior?

    package func candidates(of frame: Frame) -> [Candidate] { groups[frame.group].entry.candidates }
    package func isSettled(_ frame: Frame) -> Bool { groups[frame.group].isSettled }

    /// A name with a candidate of at least this mean probability is settled: see
    /// Benchmarks/results/2026-11-27b-accuracy.md.
    private static let settling: Float = 0.99

    package init() {}

    /// Forgets the article but keeps the memory.
    mutating func removeAll() {
        groups.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        members.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        fours.removeAll(keepingCapacity: true)
        shares.removeAll(keepingCapacity: true)
        active.removeAll(keepingCapacity: true)
        features.removeAll(keepingCapacity: true)
        probabilities.removeAll(keepingCapacity: true)
        neighbours.removeAll(keepingCapacity: true)
        home = nil
    }

    /// Adds a name that the article has not had yet.
    mutating func append(_ entry: NameEntry) {
        let start = candidates.count
        candidates.append(contentsOf: entry.candidates)
        shares.append(contentsOf: repeatElement(0, count: entry.candidates.count))
        let firstFour = fours.count
        for first in stride(from: start, to: candidates.count, by: 4) {
            fours.append(FourCandidates(candidates[first..<min(first + 4, candidates.count)]))
        }
        groups.append(
            Group(entry: entry, candidates: start..<candidates.count, fours: firstFour..<fours.count))
    }

    /// Adds a mention with the features of its name.
    mutating func append(_ position: Range<Int>, used: Int, to group: Int) {
        let rowCount = groups[group].candidates.count + 1
        groups[group].members = 0..<groups[group].members.count + 1
        frames.append(
            Frame(
                group: group, position: position, firstRow: probabilities.count, rowCount: rowCount, usedLength: used))
        probabilities.append(contentsOf: repeatElement(0, count: rowCount))
        features.append(contentsOf: repeatElement(0, count: rowCount * RankerFeature.count))
        let cells = rowCount * RankerFeature.count
        features.withUnsafeMutableBufferPointer {
            let rows = UnsafeMutableBufferPointer(rebasing: $0[($0.count - cells)...])
            for feature in groups[group].entry.features { rows[Int(feature.cell)] = feature.value }
        }
    }

    /// Tells the groups their mentions, when all are there.
    mutating func gatherMembers() {
        var start = 0
        for g in groups.indices {
            let count = groups[g].members.count
            groups[g].members = start..<start
            start += count
        }
        members.append(contentsOf: repeatElement(0, count: frames.count))
        for m in frames.indices {
            let group = frames[m].group
            let own = groups[group].members
            members[own.upperBound] = m
            groups[group].members = own.lowerBound..<own.upperBound + 1
        }
    }

    /// Averages the mentions' probabilities within each group, and says which groups are settled.
    mutating func averageGroups() {
        active.removeAll(keepingCapacity: true)
        for g in groups.indices {
            let (range, mentions) = (groups[g].candidates, groups[g].members)
            let firstActive = active.count
            gatherShares(range, mentions, 1 / Float(mentions.count))
            var most: Float = 0
            for c in range where shares[c] > 0.02 {
                active.append(c)
                most = max(most, shares[c])
            }
            groups[g].active = firstActive..<active.count
            groups[g].isSettled = home == nil && most >= Self.settling
        }
    }

    /// Writes the mean probabilities of a group's candidates.
    /// - Parameter mentions: the group's part of `members`.
    private mutating func gatherShares(_ range: Range<Int>, _ mentions: Range<Int>, _ scale: Float) {
        shares.withUnsafeMutableBufferPointer { shares in
            let means = UnsafeMutableBufferPointer(rebasing: shares[range])
            means.update(repeating: 0)
            for member in mentions {
                let firstRow = frames[members[member]].firstRow
                for index in means.indices { means[index] += probabilities[firstRow + index] }
            }
            for index in means.indices { means[index] *= scale }
        }
    }
}
