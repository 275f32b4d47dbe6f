import Foundation
import Geoparser

/// Mentions' rows and which of them are right, ready for the ranker's objective.
struct RankerSamples {
    /// The features that are not zero, row after row.
    private var columns: [Int32] = []
    private var values: [Float] = []
    private var rowEnds: [Int] = [0]
    private var isRight: [Bool] = []
    private var mentionEnds: [Int] = [0]
    private var weights: [Double] = []

    var mentionCount: Int { weights.count }

    mutating func add(_ frame: ResolutionProblem.Frame, of problem: ResolutionProblem, right: [Bool], weight: Double) {
        let width = RankerFeature.count
        for row in frame.firstRow..<frame.firstRow + frame.rowCount {
            for column in 0..<width where problem.features[row * width + column] != 0 {
                columns.append(Int32(column))
                values.append(problem.features[row * width + column])
            }
            rowEnds.append(columns.count)
        }
        isRight += right
        mentionEnds.append(isRight.count)
        weights.append(weight)
    }

    /// -Σ weight · ln Σ p(right rows) + ridge / 2 · |w|², and its gradient. O(numbers that are not zero).
    func loss(_ point: [Double], ridge: Double, _ gradient: inout [Double]) -> Double {
        var loss = 0.0
        for i in point.indices {
            loss += ridge / 2 * point[i] * point[i]
            gradient[i] = ridge * point[i]
        }
        var scores: [Double] = []
        for mention in weights.indices {
            let rows = mentionEnds[mention]..<mentionEnds[mention + 1]
            scores.removeAll(keepingCapacity: true)
            var highest = -Double.infinity
            for row in rows {
                var score = 0.0
                for k in rowEnds[row]..<rowEnds[row + 1] { score += point[Int(columns[k])] * Double(values[k]) }
                scores.append(score)
                highest = max(highest, score)
            }
            var all = 0.0
            var right = 0.0
            for (i, row) in rows.enumerated() {
                scores[i] = exp(scores[i] - highest)
                all += scores[i]
                if isRight[row] { right += scores[i] }
            }
            guard right > 0 else { continue }
            loss -= weights[mention] * log(right / all)
            for (i, row) in rows.enumerated() {
                let push = weights[mention] * (scores[i] / all - (isRight[row] ? scores[i] / right : 0))
                guard abs(push) > 1e-9 else { continue }
                for k in rowEnds[row]..<rowEnds[row + 1] { gradient[Int(columns[k])] += push * Double(values[k]) }
            }
        }
        return loss
    }

    func fit(ridge: Double, from start: [Float]?) -> [Float] {
        let start = start?.map(Double.init) ?? [Double](repeating: 0, count: RankerFeature.count)
        return LimitedMemoryBFGS().minimise(from: start) { loss($0, ridge: ridge, &$1) }.map(Float.init)
    }
}
