/// Scores of one tag after another, as scores and as their exponentials.
package struct Transitions: Sendable {
    /// Row: the tag before; lane: the tag after. Forbidden pairs are far below all others.
    package private(set) var scores: [TagScores]
    /// exp of `scores`, zero for forbidden pairs.
    private(set) var factors: [TagScores]
    private(set) var scoreHalves: TransitionHalves
    private(set) var factorHalves: TransitionHalves

    package static let forbidden: Float = -1e4

    package init(scores: [TagScores]) {
        self.scores = scores
        factors = scores.map(Self.factors)
        scoreHalves = TransitionHalves(scores, forbidden: Self.forbidden)
        factorHalves = TransitionHalves(factors, forbidden: 0)
    }

    /// All that is allowed scores 0.
    package init() {
        var rows: [TagScores] = []
        for before in 0..<RecognitionTag.width {
            var row = TagScores(repeating: Self.forbidden)
            for after in 0..<RecognitionTag.count
            where before < RecognitionTag.count && RecognitionTag.mayFollow(after, after: before) {
                row[after] = 0
            }
            rows.append(row)
        }
        self.init(scores: rows)
    }

    private static func factors(_ scores: TagScores) -> TagScores {
        scores.exponential.replacing(with: 0, where: scores .<= -1e3)
    }

    /// Steps along chains of factors and of scores, valid inside `body`.
    @inline(__always)
    func withSteps<Result>(_ body: (_ factors: TransitionSteps, _ scores: TransitionSteps) -> Result) -> Result {
        factorHalves.withSteps { factors in scoreHalves.withSteps { body(factors, $0) } }
    }

    /// Adds to the scores of what may follow a tag.
    package mutating func add(_ change: TagScores, to before: Int) {
        let allowed = scores[before] .> -1e3
        scores[before].replace(with: scores[before] + change, where: allowed)
        factors[before] = Self.factors(scores[before])
        scoreHalves.set(scores[before], from: before)
        factorHalves.set(factors[before], from: before)
    }
}
