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
        problem.features.withUnsafeBytes { features in
            weights.withUnsafeBytes { weights in
                problem.probabilities.withUnsafeMutableBufferPointer { probabilities in
                    for frame in problem.frames {
                        let nothing = frame.firstRow + frame.rowCount - 1
                        for row in frame.firstRow..<nothing {
                            probabilities[row] = dot(features, row * width, weights, RankerFeature.ofCandidates)
                        }
                        probabilities[nothing] = dot(features, nothing * width, weights, RankerFeature.ofNothing)
                        softmax(UnsafeMutableBufferPointer(rebasing: probabilities[frame.firstRow...nothing]))
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

    /// The sum of a row's features, each times its weight, of which only those of `columns` are not 0. Both buffers hold all
    /// numbers of a row; loads are unaligned, so any row may begin anywhere.
    @inline(__always)
    private static func dot(
        _ features: UnsafeRawBufferPointer, _ start: Int, _ weights: UnsafeRawBufferPointer, _ columns: Range<Int>
    ) -> Float {
        let stride = 8
        let blocksEnd = min((columns.upperBound + stride - 1) / stride, RankerFeature.count / stride) * stride
        var lanes = SIMD8<Float>()
        var index = min(columns.lowerBound / stride * stride, blocksEnd)
        while index < blocksEnd {
            // Not `addProduct`: on a processor that is not asked for by name, its fused operation is a library call a lane.
            lanes +=
                features.loadUnaligned(fromByteOffset: (start + index) * 4, as: SIMD8<Float>.self)
                * weights.loadUnaligned(fromByteOffset: index * 4, as: SIMD8<Float>.self)
            index += stride
        }
        var sum = lanes.sum()
        while index < columns.upperBound {
            sum +=
                features.loadUnaligned(fromByteOffset: (start + index) * 4, as: Float.self)
                * weights.loadUnaligned(fromByteOffset: index * 4, as: Float.self)
            index += 1
        }
        return sum
    }
}
