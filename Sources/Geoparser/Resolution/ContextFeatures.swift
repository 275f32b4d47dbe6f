/// The features that come from the article's other places, as far as the pass before knows them. Four candidates are worked
/// on at once, in memory that is kept from article to article.
struct ContextFeatures: Sendable {
    private var voices = Voices()
    private var hasHome = false
    /// What each source says of the candidates of the group that is looked at, source by source, four by four.
    private var support: [Support] = []
    private var sums: [Sums] = []
    /// The features of the group's candidates, four by four: `columns.count` vectors each.
    private var features: [SIMD4<Float>] = []
    /// What those of the features weigh that are the same for all mentions of the group, four by four.
    private var shared: [SIMD4<Float>] = []
    /// The sources that speak near the mention that is looked at, and how many they are.
    private var near: [Neighbour] = []
    private var nearCount = 0

    /// Where the features go: into the rows, or with their weights into the scores.
    private struct Target {
        let rows: UnsafeMutableBufferPointer<Float>
        let scores: UnsafeMutableBufferPointer<Float>
        /// As long as a row; nil for the rows themselves.
        let weights: UnsafePointer<Float>?
    }

    /// Writes the article's features into the rows of every name that is not settled. O(candidates × probable places of the
    /// article).
    static func fill(_ problem: inout ResolutionProblem) { run(&problem, nil) }

    /// Adds to each score what the article's features weigh, without writing them: only the rows of "no such place" get
    /// theirs. The same complexity.
    static func weigh(_ problem: inout ResolutionProblem, _ weights: [Float]) {
        weights.withUnsafeBufferPointer { run(&problem, $0.baseAddress) }
    }

    private static func run(_ problem: inout ResolutionProblem, _ weights: UnsafePointer<Float>?) {
        var (features, scores, context) = ([Float](), [Float](), ContextFeatures())
        swap(&features, &problem.features)
        swap(&scores, &problem.probabilities)
        swap(&context, &problem.context)
        context.fill(&features, &scores, weights, of: problem)
        swap(&features, &problem.features)
        swap(&scores, &problem.probabilities)
        swap(&context, &problem.context)
    }

    /// A function of its own: a closure that captures what may change would copy it.
    private mutating func fill(
        _ features: inout [Float], _ scores: inout [Float], _ weights: UnsafePointer<Float>?,
        of problem: borrowing ResolutionProblem
    ) {
        begin(problem)
        features.withUnsafeMutableBufferPointer { features in
            scores.withUnsafeMutableBufferPointer { scores in
                problem.fours.withUnsafeBufferPointer { fours in
                    let target = Target(rows: features, scores: scores, weights: weights)
                    for g in problem.groups.indices where !problem.groups[g].isSettled {
                        fill(g, of: problem, fours, target)
                    }
                }
            }
        }
    }

    private mutating func begin(_ problem: borrowing ResolutionProblem) {
        voices.gather(problem)
        hasHome = problem.home != nil
        var most = 0
        for g in problem.groups.indices where !problem.groups[g].isSettled {
            most = max(most, problem.groups[g].fours.count)
        }
        // What is left of other articles is overwritten before it is read.
        support.grow(to: voices.sourceCount * most, Support())
        sums.grow(to: most, Sums())
        features.grow(to: most * RankerFeature.ofArticle.count, SIMD4())
        shared.grow(to: most, SIMD4())
        near.grow(to: voices.sourceCount, Neighbour(group: 0, closeness: 0))
    }

    /// - Parameter allFours: the problem's, lent, as they are too large to be copied at every look.
    private mutating func fill(
        _ g: Int, of problem: borrowing ResolutionProblem, _ allFours: UnsafeBufferPointer<FourCandidates>,
        _ target: Target
    ) {
        let (candidates, fours) = (problem.groups[g].candidates, problem.groups[g].fours)
        // Asked for fours of the problem only: then the buffer is not empty.
        func four(_ index: Int) -> UnsafePointer<FourCandidates> { allFours.baseAddress! + index }
        let rest = voices.totalWeight - problem.groups[g].weight
        var all = GroupComparison(others: max(rest, 1e-6), isAlone: rest < 0.01)
        for f in fours {
            let index = f - fours.lowerBound
            let sum = voices.hear(about: four(f), without: g, &support, from: index, stride: fours.count)
            sums[index] = sum
            all.take(sum)
        }
        var nothingSameName: Float = 0
        for c in candidates {
            all.take(problem.candidates[c])
            nothingSameName += problem.shares[c]
        }
        for f in fours { write(f - fours.lowerBound, four(f), all, target.weights) }
        for member in problem.groups[g].members {
            let frame = problem.frames[problem.members[member]]
            let weight = gather(frame, of: problem)
            for f in fours {
                let index = f - fours.lowerBound
                let local = local(index, of: fours.count, four(f).pointee.logPopulations, weight, all)
                emit(local, index, to: frame.firstRow + index * 4, candidates.count - index * 4, target)
            }
            for c in candidates {
                let row = frame.firstRow + c - candidates.lowerBound
                if let weights = target.weights {
                    target.scores[row] += weights[RankerFeature.sameName.rawValue] * problem.shares[c]
                } else {
                    FeatureRow(target.rows, row).set(.sameName, problem.shares[c])
                }
            }
            let row = FeatureRow(target.rows, frame.firstRow + candidates.count)
            row.set(.nothingBestNear, all.isAlone ? 0 : 1 - all.bestNear)
            row.set(.nothingBestAdmin1, all.isAlone ? 0 : 1 - all.bestAdmin1)
            row.set(.nothingBestCountry, all.isAlone ? 0 : 1 - all.bestCountry)
            row.set(.nothingSameName, 1 - nothingSameName)
        }
    }

    /// Gathers the sources that speak near a mention, and gives their weight.
    private mutating func gather(_ frame: ResolutionProblem.Frame, of problem: borrowing ResolutionProblem) -> Float {
        var weight: Float = 0.3
        var count = 0
        near.withUnsafeMutableBufferPointer { near in
            for index in frame.neighbours {
                let neighbour = problem.neighbours[index]
                guard !problem.groups[neighbour.group].active.isEmpty else { continue }
                weight += neighbour.closeness
                near[count] = neighbour
                count += 1
            }
            if hasHome {
                weight += Closeness.ofHome
                near[count] = Neighbour(group: problem.groups.count, closeness: Closeness.ofHome)
                count += 1
            }
        }
        nearCount = count
        return weight
    }

    /// Writes the features that are the same for all mentions of the group, and what they weigh.
    private mutating func write(
        _ index: Int, _ four: UnsafePointer<FourCandidates>, _ all: GroupComparison, _ weights: UnsafePointer<Float>?
    ) {
        let sum = sums[index]
        let row = self.row(index)
        shared[index] = features.withUnsafeMutableBufferPointer { features in
            let out = FourRows(rebasing: features[row])
            Self.write(sum, four, all, out)
            guard let weights else { return SIMD4() }
            // What is left of another group's mentions.
            out.set(Local())
            out.set(.sameName, SIMD4())
            var weighed = SIMD4<Float>()
            for column in out.indices { weighed += weights[RankerFeature.ofArticle.lowerBound + column] * out[column] }
            return weighed
        }
    }

    private static func write(
        _ sum: Sums, _ four: UnsafePointer<FourCandidates>, _ all: GroupComparison, _ out: FourRows
    ) {
        let countryShare = sum.country / all.others
        let admin1Share = sum.admin1 / all.others
        let logPopulations = four.pointee.logPopulations
        let below = (logPopulations - all.largest) / 4
        out.set(.countryShare, countryShare)
        out.set(.admin1Share, admin1Share)
        out.set(.admin1ShareInCountry, admin1Share / (countryShare + 0.05))
        out.set(.admin2Share, sum.admin2 / all.others)
        out.set(.countryMentioned, sum.mentioned.country)
        out.set(.admin1Mentioned, sum.mentioned.admin1)
        out.set(.admin2Mentioned, sum.mentioned.admin2)
        out.set(.near50, logOfOneMore(sum.near50))
        out.set(.near250, sum.near250 / all.others)
        out.set(.nearest50, sum.nearest50)
        out.set(.holdsOthers, sum.held / all.others)
        let isMostShared = sum.country .>= all.mostSharedCountry - 1e-6
        out.set(.isMostSharedCountry, SIMD4(all.mostSharedCountry > 0 ? 1 : 0, where: isMostShared))
        let isNearest = sum.near50 .>= all.nearest - 1e-6
        out.set(.isNearest, SIMD4(all.nearest > 0.05 ? 1 : 0, where: isNearest))
        let elsewhere = logPopulations / 8 * (1 - countryShare)
        out.set(.populationInOtherCountry, all.isAlone ? SIMD4() : elsewhere)
        out.set(.smallerFarAway, all.isAlone ? SIMD4() : below * (1 - sum.nearest50))
        let lacksSupport = four.pointee.ownAdmin1s .!= FourCandidates.nobody .& admin1Share .< 0.03
        out.set(.admin1WithoutSupport, SIMD4(all.hasBigCity ? 1 : 0, where: lacksSupport))
    }

    /// What the sources near a mention say of four candidates.
    fileprivate struct Local {
        var nearest50 = SIMD4<Float>()
        var near50 = SIMD4<Float>()
        var country = SIMD4<Float>()
        var admin1 = SIMD4<Float>()
        var held = SIMD4<Float>()
        var smallerInCountry = SIMD4<Float>()
    }

    private func local(
        _ index: Int, of count: Int, _ logPopulations: SIMD4<Float>, _ weight: Float, _ all: GroupComparison
    ) -> Local {
        var local = Local()
        for source in near[..<nearCount] {
            let said = support[source.group * count + index]
            local.country += source.closeness * said.country
            local.admin1 += source.closeness * said.admin1
            local.held += source.closeness * said.held
            let near50 = source.closeness * said.near50
            local.near50 += near50
            local.nearest50.raise(to: near50)
        }
        local.country /= weight
        local.admin1 /= weight
        local.held /= weight
        local.near50 = logOfOneMore(local.near50)
        local.smallerInCountry = (logPopulations - all.largest) / 4 * local.country
        return local
    }

    /// Hands on the features of up to four candidates of one mention.
    private mutating func emit(_ local: Local, _ index: Int, to firstRow: Int, _ rows: Int, _ target: Target) {
        if let weights = target.weights {
            let score = shared[index] + local.weighed(weights)
            for lane in 0..<min(rows, 4) { target.scores[firstRow + lane] += score[lane] }
            return
        }
        let row = self.row(index)
        features.withUnsafeMutableBufferPointer { FourRows(rebasing: $0[row]).set(local) }
        copy(index, to: firstRow, rows, target.rows)
    }

    /// Where the features of four candidates lie.
    private func row(_ index: Int) -> Range<Int> {
        let count = RankerFeature.ofArticle.count
        return index * count..<(index + 1) * count
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

/// The features of four candidates that come from the article's other places.
private typealias FourRows = UnsafeMutableBufferPointer<SIMD4<Float>>

extension FourRows {
    @inline(__always)
    fileprivate func set(_ feature: RankerFeature, _ value: SIMD4<Float>) {
        self[feature.rawValue - RankerFeature.ofArticle.lowerBound] = value
    }

    @inline(__always)
    fileprivate func set(_ local: ContextFeatures.Local) {
        set(.nearest50Local, local.nearest50)
        set(.near50Local, local.near50)
        set(.countryShareLocal, local.country)
        set(.admin1ShareLocal, local.admin1)
        set(.holdsOthersLocal, local.held)
        set(.smallerInSharedCountry, local.smallerInCountry)
    }
}

extension ContextFeatures.Local {
    /// - Parameter weights: as long as a row.
    @inline(__always)
    fileprivate func weighed(_ weights: UnsafePointer<Float>) -> SIMD4<Float> {
        weights[RankerFeature.nearest50Local.rawValue] * nearest50
            + weights[RankerFeature.near50Local.rawValue] * near50
            + weights[RankerFeature.countryShareLocal.rawValue] * country
            + weights[RankerFeature.admin1ShareLocal.rawValue] * admin1
            + weights[RankerFeature.holdsOthersLocal.rawValue] * held
            + weights[RankerFeature.smallerInSharedCountry.rawValue] * smallerInCountry
    }
}
