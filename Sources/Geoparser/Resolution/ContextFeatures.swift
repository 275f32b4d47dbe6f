#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The features that come from the article's other places, as far as the pass before knows them.
struct ContextFeatures {
    private let voices: Voices
    private let hasHome: Bool
    /// What each source says of each candidate of the group that is looked at, source by source.
    private var support: [Support]
    private var sums: [Sums]
    /// The sources that speak near the mention that is looked at.
    private var near: [Neighbour] = []

    /// Writes the article's features into every row. O(candidates × probable places of the article).
    static func fill(_ problem: inout ResolutionProblem) {
        Closeness.fill(&problem)
        var features: [Float] = []
        swap(&features, &problem.features)
        fill(&features, of: problem)
        swap(&features, &problem.features)
    }

    private static func fill(_ features: inout [Float], of problem: ResolutionProblem) {
        var context = ContextFeatures(problem)
        features.withUnsafeMutableBufferPointer { context.fill($0, of: problem) }
    }

    private init(_ problem: borrowing ResolutionProblem) {
        voices = Voices(problem)
        hasHome = problem.home != nil
        var most = 0
        for g in problem.groups.indices { most = max(most, problem.groups[g].candidates.count) }
        support = [Support](repeating: Support(), count: voices.sourceCount * most)
        sums = [Sums](repeating: Sums(), count: most)
    }

    /// What a group's candidates are compared with.
    private struct Comparison {
        /// The weights of the other sources.
        var others: Float
        var isAlone: Bool
        var mostSharedCountry: Float = 0
        var nearest: Float = 0
        var largest: Float = 0
        var hasBigCity = false
        var bestNear: Float = 0
        /// The best shares of the country, ADM1 and ADM2.
        var bestShares = SIMD4<Float>()

        mutating func take(_ candidate: Candidate, _ sum: Sums) {
            mostSharedCountry = max(mostSharedCountry, sum.country)
            nearest = max(nearest, sum.near50)
            largest = max(largest, candidate.logPopulation)
            if candidate.group == .city && candidate.logPopulation > 5.5 { hasBigCity = true }
            bestNear = max(bestNear, sum.nearest50)
            let shares = sum.inDivisions / others
            bestShares.replace(with: shares, where: shares .> bestShares)
        }
    }

    private mutating func fill(_ out: UnsafeMutableBufferPointer<Float>, of problem: ResolutionProblem) {
        for g in problem.groups.indices { fill(g, of: problem, out) }
    }

    private mutating func fill(
        _ g: Int, of problem: ResolutionProblem, _ out: UnsafeMutableBufferPointer<Float>
    ) {
        let range = problem.groups[g].candidates
        let rest = voices.totalWeight - problem.groups[g].weight
        var all = Comparison(others: max(rest, 1e-6), isAlone: rest < 0.01)
        var nothingSameName: Float = 0
        for c in range {
            let index = c - range.lowerBound
            let candidate = problem.candidates[c]
            let sum = voices.hear(about: candidate, without: g, &support, from: index, stride: range.count)
            sums[index] = sum
            all.take(candidate, sum)
            nothingSameName += problem.shares[c]
        }
        for member in problem.groups[g].members {
            let frame = problem.frames[problem.members[member]]
            let weight = gather(frame, of: problem)
            for c in range {
                let index = c - range.lowerBound
                let row = FeatureRow(out, frame.firstRow + index)
                let local = local(index, of: range.count)
                Self.fill(row, problem.candidates[c], problem.shares[c], sums[index], local, weight, all)
            }
            let row = FeatureRow(out, frame.firstRow + range.count)
            row.set(.nothingBestNear, all.isAlone ? 0 : 1 - all.bestNear)
            row.set(.nothingBestAdmin1, all.isAlone ? 0 : 1 - all.bestShares.y)
            row.set(.nothingBestCountry, all.isAlone ? 0 : 1 - all.bestShares.x)
            row.set(.nothingSameName, 1 - nothingSameName)
        }
    }

    /// Gathers the sources that speak near a mention, and gives their weight.
    private mutating func gather(_ frame: ResolutionProblem.Frame, of problem: ResolutionProblem) -> Float {
        near.removeAll(keepingCapacity: true)
        var weight: Float = 0.3
        for index in frame.neighbours {
            let neighbour = problem.neighbours[index]
            guard !problem.groups[neighbour.group].active.isEmpty else { continue }
            weight += neighbour.closeness
            near.append(neighbour)
        }
        if hasHome {
            weight += Closeness.ofHome
            near.append(Neighbour(group: problem.groups.count, closeness: Closeness.ofHome))
        }
        return weight
    }

    /// What the sources near a mention say of a candidate, of whose group there are `count`.
    @inline(__always)
    private func local(_ index: Int, of count: Int) -> Local {
        var local = Local()
        for source in near {
            let said = support[source.group * count + index]
            local.inDivisions += source.closeness * said.inDivisions
            let near50 = source.closeness * said.near50
            local.near50 += near50
            local.nearest = max(local.nearest, near50)
        }
        return local
    }

    @inline(__always)
    private static func fill(
        _ row: FeatureRow, _ candidate: Candidate, _ share: Float, _ sum: Sums, _ local: Local, _ weight: Float,
        _ all: Comparison
    ) {
        let shares = sum.inDivisions / all.others
        let localShares = local.inDivisions / weight
        let (countryShare, admin1Share) = (shares.x, shares.y)
        let below = (candidate.logPopulation - all.largest) / 4
        row.set(.countryShare, countryShare)
        row.set(.admin1Share, admin1Share)
        row.set(.admin1ShareInCountry, admin1Share / (countryShare + 0.05))
        row.set(.admin2Share, shares.z)
        row.set(.countryMentioned, sum.mentioned.x)
        row.set(.admin1Mentioned, sum.mentioned.y)
        row.set(.admin2Mentioned, sum.mentioned.z)
        row.set(.near50, logOfOneMore(sum.near50))
        row.set(.near250, sum.near250 / all.others)
        row.set(.nearest50, sum.nearest50)
        row.set(.nearest50Local, local.nearest)
        row.set(.near50Local, logOfOneMore(local.near50))
        row.set(.countryShareLocal, localShares.x)
        row.set(.admin1ShareLocal, localShares.y)
        row.set(.holdsOthers, shares.w)
        row.set(.holdsOthersLocal, localShares.w)
        let isMostShared = all.mostSharedCountry > 0 && sum.country >= all.mostSharedCountry - 1e-6
        row.set(.isMostSharedCountry, isMostShared ? 1 : 0)
        row.set(.isNearest, all.nearest > 0.05 && sum.near50 >= all.nearest - 1e-6 ? 1 : 0)
        row.set(.sameName, share)
        row.set(.populationInOtherCountry, all.isAlone ? 0 : candidate.logPopulation / 8 * (1 - countryShare))
        row.set(.smallerInSharedCountry, below * local.inDivisions.x / weight)
        row.set(.smallerFarAway, all.isAlone ? 0 : below * (1 - sum.nearest50))
        let lacksSupport = candidate.group == .admin1 && admin1Share < 0.03 && all.hasBigCity
        row.set(.admin1WithoutSupport, lacksSupport ? 1 : 0)
    }
}

/// Support from the sources near one mention.
private struct Local {
    /// Of places in the same country, ADM1 and ADM2, and in the candidate itself.
    var inDivisions = SIMD4<Float>()
    var near50: Float = 0
    var nearest: Float = 0
}

/// ln(1 + x), nearly always of nothing.
@inline(__always)
func logOfOneMore(_ x: Float) -> Float { x == 0 ? 0 : log(1 + x) }
