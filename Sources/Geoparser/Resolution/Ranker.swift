#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The conditional log-linear ranker: a softmax over a mention's candidates and "no such place", in passes, each of
/// which knows the other mentions' probabilities after the pass before.
package enum Ranker {
    /// Runs the passes; the probabilities are left in the problem.
    package static func run(_ problem: inout ResolutionProblem, passes: [[Float]]) {
        for (index, weights) in passes.enumerated() {
            if index > 0 { prepareContext(&problem) }
            score(&problem, weights)
        }
        problem.averageGroups()
    }

    package static func average(_ problem: inout ResolutionProblem) { problem.averageGroups() }

    /// Writes the features that come from the probabilities as they stand.
    package static func prepareContext(_ problem: inout ResolutionProblem) {
        problem.averageGroups()
        ContextFeatures.fill(&problem)
    }

    package static func score(_ problem: inout ResolutionProblem, _ weights: [Float]) {
        let width = RankerFeature.count
        precondition(weights.count == width, "weights of another model")
        precondition(problem.features.count == problem.probabilities.count * width, "a row of features for each row")
        let (ofCandidates, ofNothing) = (RankerFeature.ofCandidates, RankerFeature.ofNothing)
        problem.features.withUnsafeBytes { features in
            weights.withUnsafeBytes { weights in
                problem.probabilities.withUnsafeMutableBufferPointer { probabilities in
                    guard let first = features.baseAddress, let weights = weights.baseAddress else { return }
                    for frame in problem.frames {
                        let rows = UnsafeMutableBufferPointer(
                            rebasing: probabilities[frame.firstRow..<frame.firstRow + frame.rowCount])
                        var row = first + frame.firstRow * width * 4
                        for index in 0..<rows.count - 1 {
                            rows[index] = dot(row, weights, ofCandidates, of: width)
                            row += width * 4
                        }
                        rows[rows.count - 1] = dot(row, weights, ofNothing, of: width)
                        softmax(rows)
                    }
                }
            }
        }
    }

    /// Scores become probabilities.
    @inline(__always)
    private static func softmax(_ scores: UnsafeMutableBufferPointer<Float>) {
        var highest = -Float.infinity
        for score in scores { highest = max(highest, score) }
        var sum: Float = 0
        for index in scores.indices {
            let share = exp(scores[index] - highest)
            scores[index] = share
            sum += share
        }
        for index in scores.indices { scores[index] /= sum }
    }

    /// The sum of a row's features, each times its weight, of which only those of `columns` are not 0. Both pointers are to
    /// `width` numbers, within which the columns lie; loads are unaligned, so any row may begin anywhere.
    @inline(__always)
    private static func dot(
        _ features: UnsafeRawPointer, _ weights: UnsafeRawPointer, _ columns: Range<Int>, of width: Int
    ) -> Float {
        let end = min((columns.upperBound + 7) / 8, width / 8) * 32
        var offset = min(columns.lowerBound / 8 * 32, end)
        var lanes = SIMD8<Float>()
        while offset < end {
            // Not `addProduct`: on a processor that is not asked for by name, its fused operation is a library call a lane.
            lanes +=
                (features + offset).loadUnaligned(as: SIMD8<Float>.self)
                * (weights + offset).loadUnaligned(as: SIMD8<Float>.self)
            offset &+= 32
        }
        var sum = lanes.sum()
        while offset < columns.upperBound * 4 {
            sum += (features + offset).loadUnaligned(as: Float.self) * (weights + offset).loadUnaligned(as: Float.self)
            offset &+= 4
        }
        return sum
    }
}
