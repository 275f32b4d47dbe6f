/// The features that come from the article's other places, as far as the pass before knows them. Four candidates are worked
/// on at once.
struct ContextFeatures {
    private let voices: Voices
    private let hasHome: Bool
    /// What each source says of the candidates of the group that is looked at, source by source, four by four.
    private var support: [Support]
    private var sums: [Sums]
    /// The features of the group's candidates, four by four: `columns.count` vectors each.
    private var features: [SIMD4<Float>]
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
        for g in problem.groups.indices { most = max(most, problem.groups[g].fours.count) }
        support = [Support](repeating: Support(), count: voices.sourceCount * most)
        sums = [Sums](repeating: Sums(), count: most)
        features = [SIMD4<Float>](repeating: SIMD4(), count: most * RankerFeature.ofArticle.count)
        near.reserveCapacity(voices.sourceCount)
    }

    private mutating func fill(_ out: UnsafeMutableBufferPointer<Float>, of problem: ResolutionProblem) {
        for g in problem.groups.indices { fill(g, of: problem, out) }
    }

    private mutating func fill(
        _ g: Int, of problem: ResolutionProblem, _ out: UnsafeMutableBufferPointer<Float>
    ) {
        let (candidates, fours) = (problem.groups[g].candidates, problem.groups[g].fours)
        let rest = voices.totalWeight - problem.groups[g].weight
        var all = GroupComparison(others: max(rest, 1e-6), isAlone: rest < 0.01)
        for f in fours {
            let index = f - fours.lowerBound
            let sum = voices.hear(about: problem.fours[f], without: g, &support, from: index, stride: fours.count)
            sums[index] = sum
            all.take(sum)
        }
        var nothingSameName: Float = 0
        for c in candidates {
            all.take(problem.candidates[c])
            nothingSameName += problem.shares[c]
        }
        for f in fours { write(f - fours.lowerBound, problem.fours[f], all) }
        for member in problem.groups[g].members {
            let frame = problem.frames[problem.members[member]]
            let weight = gather(frame, of: problem)
            for f in fours {
                let index = f - fours.lowerBound
                writeLocal(index, of: fours.count, problem.fours[f], weight, all)
                copy(index, to: frame.firstRow + index * 4, candidates.count - index * 4, out)
            }
            for c in candidates {
                FeatureRow(out, frame.firstRow + c - candidates.lowerBound).set(.sameName, problem.shares[c])
            }
            let row = FeatureRow(out, frame.firstRow + candidates.count)
            row.set(.nothingBestNear, all.isAlone ? 0 : 1 - all.bestNear)
            row.set(.nothingBestAdmin1, all.isAlone ? 0 : 1 - all.bestAdmin1)
            row.set(.nothingBestCountry, all.isAlone ? 0 : 1 - all.bestCountry)
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

    /// Writes the features that are the same for all mentions of the group.
    private mutating func write(_ index: Int, _ four: FourCandidates, _ all: GroupComparison) {
        let sum = sums[index]
        let countryShare = sum.country / all.others
        let admin1Share = sum.admin1 / all.others
        let below = (four.logPopulations - all.largest) / 4
        set(.countryShare, index, countryShare)
        set(.admin1Share, index, admin1Share)
        set(.admin1ShareInCountry, index, admin1Share / (countryShare + 0.05))
        set(.admin2Share, index, sum.admin2 / all.others)
        set(.countryMentioned, index, sum.mentioned.country)
        set(.admin1Mentioned, index, sum.mentioned.admin1)
        set(.admin2Mentioned, index, sum.mentioned.admin2)
        set(.near50, index, logOfOneMore(sum.near50))
        set(.near250, index, sum.near250 / all.others)
        set(.nearest50, index, sum.nearest50)
        set(.holdsOthers, index, sum.held / all.others)
        let isMostShared = sum.country .>= all.mostSharedCountry - 1e-6
        set(.isMostSharedCountry, index, SIMD4(all.mostSharedCountry > 0 ? 1 : 0, where: isMostShared))
        let isNearest = sum.near50 .>= all.nearest - 1e-6
        set(.isNearest, index, SIMD4(all.nearest > 0.05 ? 1 : 0, where: isNearest))
        let elsewhere = four.logPopulations / 8 * (1 - countryShare)
        set(.populationInOtherCountry, index, all.isAlone ? SIMD4() : elsewhere)
        set(.smallerFarAway, index, all.isAlone ? SIMD4() : below * (1 - sum.nearest50))
        let lacksSupport = four.ownAdmin1s .!= FourCandidates.nobody .& admin1Share .< 0.03
        set(.admin1WithoutSupport, index, SIMD4(all.hasBigCity ? 1 : 0, where: lacksSupport))
    }

    /// Writes what the sources near a mention say.
    private mutating func writeLocal(
        _ index: Int, of count: Int, _ four: FourCandidates, _ weight: Float, _ all: GroupComparison
    ) {
        var local = Support()
        var nearest = SIMD4<Float>()
        for source in near {
            let said = support[source.group * count + index]
            local.country += source.closeness * said.country
            local.admin1 += source.closeness * said.admin1
            local.held += source.closeness * said.held
            let near50 = source.closeness * said.near50
            local.near50 += near50
            nearest.raise(to: near50)
        }
        let below = (four.logPopulations - all.largest) / 4
        set(.nearest50Local, index, nearest)
        set(.near50Local, index, logOfOneMore(local.near50))
        set(.countryShareLocal, index, local.country / weight)
        set(.admin1ShareLocal, index, local.admin1 / weight)
        set(.holdsOthersLocal, index, local.held / weight)
        set(.smallerInSharedCountry, index, below * local.country / weight)
    }

    @inline(__always)
    private mutating func set(_ feature: RankerFeature, _ index: Int, _ value: SIMD4<Float>) {
        let columns = RankerFeature.ofArticle
        features[index * columns.count + feature.rawValue - columns.lowerBound] = value
    }

    /// Copies the features of up to four candidates into their rows.
    private func copy(_ index: Int, to firstRow: Int, _ rows: Int, _ out: UnsafeMutableBufferPointer<Float>) {
        let columns = RankerFeature.ofArticle
        features.withUnsafeBufferPointer { features in
            let four = UnsafeBufferPointer(rebasing: features[index * columns.count..<(index + 1) * columns.count])
            UnsafeRawBufferPointer(four).withMemoryRebound(to: Float.self) { numbers in
                for lane in 0..<min(rows, 4) {
                    let row = FeatureRow(out, firstRow + lane)
                    for column in 0..<columns.count { row.set(columns.lowerBound + column, numbers[column * 4 + lane]) }
                }
            }
        }
    }
}
