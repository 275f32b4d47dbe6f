/// The conditional log-linear ranker: a softmax over a mention's candidates and "no such place", in passes, each of
/// which knows the other mentions' probabilities after the pass before. Names that a pass has settled are left as they
/// are.
package enum Ranker {
    /// Runs the passes; the probabilities are left in the problem.
    /// - Parameter keepsFeatures: leave in the rows what a name's last pass knew of the article, to explain it.
    package static func run(_ problem: inout ResolutionProblem, passes: [[Float]], keepsFeatures: Bool = false) {
        for (index, weights) in passes.enumerated() {
            if index > 0 { problem.averageGroups() }
            if index == 1 { Closeness.fill(&problem) }
            if index > 0, keepsFeatures { ContextFeatures.fill(&problem) }
            score(&problem, weights, pass: index)
        }
        problem.averageGroups()
    }

    package static func average(_ problem: inout ResolutionProblem) { problem.averageGroups() }

    /// Writes the features that come from the probabilities as they stand.
    package static func prepareContext(_ problem: inout ResolutionProblem) {
        problem.averageGroups()
        Closeness.fill(&problem)
        ContextFeatures.fill(&problem)
    }

    /// One pass with its weights. The first is of all names and knows no others; those after it are of the names that are
    /// not settled, and weigh the article's features too, as they follow from the means of the probabilities.
    package static func score(_ problem: inout ResolutionProblem, _ weights: [Float], pass: Int) {
        let width = RankerFeature.count
        precondition(weights.count == width, "weights of another model")
        precondition(problem.features.count == problem.probabilities.count * width, "a row of features for each row")
        for g in problem.groups.indices {
            if pass == 0 { problem.groups[g].isSettled = false }
            if !problem.groups[g].isSettled { problem.groups[g].pass = pass }
        }
        eachOpenFrame(&problem, weights) { rows, weights, scores in
            for index in 0..<scores.count - 1 {
                let row = rows + index * width
                scores[index] =
                    dot(row, weights, RankerFeature.beforeArticle) + dot(row, weights, RankerFeature.afterArticle)
            }
        }
        if pass > 0 { ContextFeatures.weigh(&problem, weights) }
        eachOpenFrame(&problem, weights) { rows, weights, scores in
            let nothing = scores.count - 1
            scores[nothing] = dot(rows + nothing * width, weights, RankerFeature.ofNothing)
            softmax(scores)
        }
    }

    /// Lends the rows of features of each mention that is not settled, the weights, and the mention's scores.
    @inline(__always)
    private static func eachOpenFrame(
        _ problem: inout ResolutionProblem, _ weights: [Float],
        _ body: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutableBufferPointer<Float>) -> Void
    ) {
        problem.features.withUnsafeBufferPointer { features in
            weights.withUnsafeBufferPointer { weights in
                problem.probabilities.withUnsafeMutableBufferPointer { scores in
                    guard let first = features.baseAddress, let weights = weights.baseAddress else { return }
                    for m in problem.frames.indices where !problem.groups[problem.frames[m].group].isSettled {
                        let firstRow = problem.frames[m].firstRow
                        let rows = firstRow..<firstRow + problem.frames[m].rowCount
                        body(
                            first + firstRow * RankerFeature.count, weights,
                            UnsafeMutableBufferPointer(rebasing: scores[rows]))
                    }
                }
            }
        }
    }

    /// Scores become probabilities.
    @inline(__always)
    static func softmax(_ scores: UnsafeMutableBufferPointer<Float>) {
        var highest = -Float.infinity
        for score in scores { highest = max(highest, score) }
        let bytes = UnsafeMutableRawBufferPointer(scores)
        var sums = SIMD4<Float>()
        var index = 0
        while index + 4 <= scores.count {
            let four = bytes.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<Float>.self)
            let shares = (four - highest).exponential
            bytes.storeBytes(of: shares, toByteOffset: index * 4, as: SIMD4<Float>.self)
            sums += shares
            index += 4
        }
        var sum = sums.sum()
        while index < scores.count {
            scores[index] = (scores[index] - highest).exponential
            sum += scores[index]
            index += 1
        }
        for index in scores.indices { scores[index] /= sum }
    }

    /// The sum of a row's features, each times its weight, over some columns. Both pointers are to all of a row's columns;
    /// loads are unaligned, so any row may begin anywhere.
    @inline(__always)
    private static func dot(
        _ features: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, _ columns: Range<Int>
    ) -> Float {
        let (features, weights) = (UnsafeRawPointer(features), UnsafeRawPointer(weights))
        var offset = columns.lowerBound * 4
        let end = columns.upperBound * 4
        var lanes = SIMD8<Float>()
        while offset &+ 32 <= end {
            // Not `addProduct`: on a processor that is not asked for by name, its fused operation is a library call a lane.
            lanes +=
                (features + offset).loadUnaligned(as: SIMD8<Float>.self)
                * (weights + offset).loadUnaligned(as: SIMD8<Float>.self)
            offset &+= 32
        }
        var sum = lanes.sum()
        while offset < end {
            sum += (features + offset).loadUnaligned(as: Float.self) * (weights + offset).loadUnaligned(as: Float.self)
            offset &+= 4
        }
        return sum
    }
}
