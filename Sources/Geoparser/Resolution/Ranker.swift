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
        problem.features.withUnsafeBufferPointer { features in
            weights.withUnsafeBufferPointer { weights in
                for frame in problem.frames {
                    let rows = frame.firstRow..<frame.firstRow + frame.rowCount
                    var highest = -Float.infinity
                    for row in rows {
                        let score = dot(features, row * width, weights)
                        problem.probabilities[row] = score
                        highest = max(highest, score)
                    }
                    var sum: Float = 0
                    for row in rows {
                        let share = exp(problem.probabilities[row] - highest)
                        problem.probabilities[row] = share
                        sum += share
                    }
                    for row in rows { problem.probabilities[row] /= sum }
                }
            }
        }
    }

    /// Both hold at least `start + weights.count` numbers; loads are unaligned, so any row may begin anywhere.
    @inline(__always)
    private static func dot(
        _ features: UnsafeBufferPointer<Float>, _ start: Int, _ weights: UnsafeBufferPointer<Float>
    ) -> Float {
        let row = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: features[start..<start + weights.count]))
        let column = UnsafeRawBufferPointer(weights)
        var lanes = SIMD8<Float>()
        var index = 0
        while index + 8 <= weights.count {
            // Not `addProduct`: on a processor that is not asked for by name, its fused operation is a library call a lane.
            lanes +=
                row.loadUnaligned(fromByteOffset: index * 4, as: SIMD8<Float>.self)
                * column.loadUnaligned(fromByteOffset: index * 4, as: SIMD8<Float>.self)
            index += 8
        }
        var sum = lanes.sum()
        while index < weights.count {
            sum += features[start + index] * weights[index]
            index += 1
        }
        return sum
    }
}
