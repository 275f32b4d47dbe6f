import Foundation

/// A small logistic regression with a ridge, for confidences.
struct LogisticRegression {
    var inputs: [[Float]] = []
    var outcomes: [Bool] = []

    mutating func add(_ input: [Float], _ outcome: Bool) {
        inputs.append(input)
        outcomes.append(outcome)
    }

    /// Weights that maximise the likelihood, drawn towards `prior`.
    func fit(ridge: Double, prior: [Float]) -> [Float] {
        let start = prior.map(Double.init)
        let weights = LimitedMemoryBFGS().minimise(from: start) { point, gradient in
            var loss = 0.0
            for i in point.indices {
                let departure = point[i] - start[i]
                loss += ridge / 2 * departure * departure
                gradient[i] = ridge * departure
            }
            for (input, outcome) in zip(inputs, outcomes) {
                let score = zip(point, input).reduce(0) { $0 + $1.0 * Double($1.1) }
                let probability = 1 / (1 + exp(-score))
                loss -= log(max(outcome ? probability : 1 - probability, 1e-12))
                for i in point.indices { gradient[i] += (probability - (outcome ? 1 : 0)) * Double(input[i]) }
            }
            return loss
        }
        return weights.map(Float.init)
    }
}
