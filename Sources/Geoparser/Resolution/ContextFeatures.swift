#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The features that come from the article's other places, as far as the pass before knows them.
enum ContextFeatures {
    /// Writes the article's features into every row. O(candidates × probable places of the article).
    static func fill(_ problem: inout ResolutionProblem) {
        let voices = Voices(problem)
        var closeness = Closeness(problem)
        var features: [Float] = []
        swap(&features, &problem.features)
        features.withUnsafeMutableBufferPointer { out in
            for g in problem.groups.indices { fill(g, of: problem, voices, &closeness, out) }
        }
        swap(&features, &problem.features)
    }

    private static func fill(
        _ g: Int, of problem: ResolutionProblem, _ voices: Voices, _ closeness: inout Closeness,
        _ out: UnsafeMutableBufferPointer<Float>
    ) {
        let group = problem.groups[g]
        let candidates = group.entry.candidates
        let others = max(voices.totalWeight - group.weight, 1e-6)
        let isAlone = voices.totalWeight - group.weight < 0.01
        var support = [Support](repeating: Support(), count: voices.sourceCount * candidates.count)
        var sums = [Sums](repeating: Sums(), count: candidates.count)
        for (c, candidate) in candidates.enumerated() {
            for h in 0..<voices.sourceCount where h != g {
                support[h * candidates.count + c] = voices.hear(h, about: candidate, &sums[c])
            }
        }
        let most = sums.reduce(Float(0)) { max($0, $1.country) }
        let nearest = sums.reduce(Float(0)) { max($0, $1.near50) }
        let largest = candidates.reduce(Float(0)) { max($0, $1.logPopulation) }
        let hasBigCity = candidates.contains { $0.group == .city && $0.logPopulation > 5.5 }
        var best = (near: Float(0), admin1: Float(0), country: Float(0))
        for sum in sums {
            best.near = max(best.near, sum.nearest50)
            best.admin1 = max(best.admin1, sum.admin1 / others)
            best.country = max(best.country, sum.country / others)
        }

        for m in group.mentions {
            let firstRow = problem.frames[m].firstRow
            let near = closeness.sources(near: problem.frames[m].position.lowerBound, of: g)
            for (c, candidate) in candidates.enumerated() {
                let row = FeatureRow(out, firstRow + c)
                let sum = sums[c]
                let local = Local(near) { support[$0 * candidates.count + c] }
                let countryShare = sum.country / others
                let admin1Share = sum.admin1 / others
                let below = (candidate.logPopulation - largest) / 4
                row.set(.countryShare, countryShare)
                row.set(.admin1Share, admin1Share)
                row.set(.admin1ShareInCountry, admin1Share / (countryShare + 0.05))
                row.set(.admin2Share, sum.admin2 / others)
                row.set(.countryMentioned, sum.countryMentioned)
                row.set(.admin1Mentioned, sum.admin1Mentioned)
                row.set(.admin2Mentioned, sum.admin2Mentioned)
                row.set(.near50, log(1 + sum.near50))
                row.set(.near250, sum.near250 / others)
                row.set(.nearest50, sum.nearest50)
                row.set(.nearest50Local, local.nearest)
                row.set(.near50Local, log(1 + local.sum.near50))
                row.set(.countryShareLocal, local.sum.country / local.weight)
                row.set(.admin1ShareLocal, local.sum.admin1 / local.weight)
                row.set(.holdsOthers, sum.held / others)
                row.set(.holdsOthersLocal, local.sum.held / local.weight)
                row.set(.isMostSharedCountry, most > 0 && sum.country >= most - 1e-6 ? 1 : 0)
                row.set(.isNearest, nearest > 0.05 && sum.near50 >= nearest - 1e-6 ? 1 : 0)
                row.set(.sameName, group.probabilities[c])
                row.set(.populationInOtherCountry, isAlone ? 0 : candidate.logPopulation / 8 * (1 - countryShare))
                row.set(.smallerInSharedCountry, below * local.sum.country / local.weight)
                row.set(.smallerFarAway, isAlone ? 0 : below * (1 - sum.nearest50))
                row.set(
                    .admin1WithoutSupport, candidate.group == .admin1 && admin1Share < 0.03 && hasBigCity ? 1 : 0)
            }
            let row = FeatureRow(out, firstRow + candidates.count)
            row.set(.nothingBestNear, isAlone ? 0 : 1 - best.near)
            row.set(.nothingBestAdmin1, isAlone ? 0 : 1 - best.admin1)
            row.set(.nothingBestCountry, isAlone ? 0 : 1 - best.country)
            row.set(.nothingSameName, 1 - group.probabilities.reduce(0, +))
        }
    }
}

/// One row of the features. The row lies inside the buffer, which outlives it: rows are made while the buffer is lent.
struct FeatureRow {
    private let buffer: UnsafeMutableBufferPointer<Float>
    private let start: Int

    @inline(__always)
    init(_ buffer: UnsafeMutableBufferPointer<Float>, _ row: Int) {
        self.buffer = buffer
        start = row * RankerFeature.count
    }

    @inline(__always)
    func set(_ feature: RankerFeature, _ value: Float) { buffer[start + feature.rawValue] = value }
}

/// What one group's probable places say about a candidate of another group.
struct Support {
    var country: Float = 0
    var admin1: Float = 0
    var near50: Float = 0
    var held: Float = 0
}

/// Weighted sums over the other groups, and the most that any of them says.
struct Sums {
    var country: Float = 0
    var admin1: Float = 0
    var admin2: Float = 0
    var near50: Float = 0
    var near250: Float = 0
    var held: Float = 0
    var nearest50: Float = 0
    var countryMentioned: Float = 0
    var admin1Mentioned: Float = 0
    var admin2Mentioned: Float = 0
}

/// Support from the groups near one mention.
private struct Local {
    var sum = Support()
    var weight: Float = 0.3
    var nearest: Float = 0

    init(_ near: [(source: Int, share: Float)], _ support: (Int) -> Support) {
        for (source, share) in near {
            let said = support(source)
            weight += share
            sum.country += share * said.country
            sum.admin1 += share * said.admin1
            sum.near50 += share * said.near50
            sum.held += share * said.held
            nearest = max(nearest, share * said.near50)
        }
    }
}
