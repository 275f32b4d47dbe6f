#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The resolver's learned numbers.
package struct RankerModel: Sendable, Equatable {
    /// One vector of weights, a feature each, for every pass over an article. The first pass knows no other places.
    package var passes: [[Float]]
    package var confidence: ConfidenceModel
    package var focus: FocusModel
    /// What an outlet's home weighs against one mentioned name.
    package var homeWeight: Float

    package init(passes: [[Float]], confidence: ConfidenceModel, focus: FocusModel, homeWeight: Float) {
        self.passes = passes
        self.confidence = confidence
        self.focus = focus
        self.homeWeight = homeWeight
    }
}

/// How the share of probability near the choice becomes the probability that the choice is right: a logistic curve over
/// log odds (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999).
package struct ConfidenceModel: Sendable, Equatable {
    package static let inputCount = 4
    package var weights: [Float]

    package init(weights: [Float]) { self.weights = weights }

    /// Bias, the log odds of the mass near the choice, of the choice itself, and of "no such place".
    package static func inputs(mass: Float, choice: Float, nothing: Float) -> [Float] {
        [1, logOdds(mass), logOdds(choice), logOdds(nothing)]
    }

    func probability(mass: Float, choice: Float, nothing: Float) -> Float {
        logistic(
            weights[0] + weights[1] * logOdds(mass) + weights[2] * logOdds(choice) + weights[3] * logOdds(nothing))
    }
}

/// The probability that the article's focus is right for a name that the gazetteer lacks: a logistic regression.
package struct FocusModel: Sendable, Equatable {
    package static let inputCount = 9
    package var weights: [Float]

    package init(weights: [Float]) { self.weights = weights }

    func probability(_ inputs: [Float]) -> Float { logistic(zip(weights, inputs).reduce(0) { $0 + $1.0 * $1.1 }) }
}

package func logistic(_ x: Float) -> Float { 1 / (1 + exp(-x)) }

package func logOdds(_ p: Float) -> Float {
    let inside = min(max(p, 0.001), 0.999)
    return log(inside / (1 - inside))
}
