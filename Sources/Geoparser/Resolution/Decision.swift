/// What the ranker decided for one mention.
package struct Decision {
    /// nil: nothing to say, not even where the article plays.
    package var candidate: Candidate?
    package var isApproximate = false
    package var confidence: Float = 0
    /// The chosen row among the mention's rows; nil for the focus.
    package var choice: Int?
    /// The best row, whether the focus came before it or not.
    package var bestChoice: Int?
    /// What the confidence, or the focus's probability, is learned from.
    package var inputs: [Float] = []
    package var focusInputs: [Float] = []
    package var focusCandidate: Candidate?

    /// Places within so many kilometres of each other count as the same place to be right about.
    static let sameArea: Float = 161

    /// The candidate with the most probability on and around it; the article's focus where that is likelier right.
    package init(_ mention: Int, _ problem: ResolutionProblem, _ model: RankerModel) {
        let frame = problem.frames[mention]
        let candidates = problem.candidates(of: frame)
        let nothing = problem.probabilities[frame.firstRow + candidates.count]
        var best: (index: Int, utility: Float, mass: Float, own: Float)?
        for (c, candidate) in candidates.enumerated() {
            let own = problem.probabilities[frame.firstRow + c]
            guard own > 0.01 || candidates.count == 1 || best == nil else { continue }
            var mass: Float = 0
            for (d, other) in candidates.enumerated() {
                let share = problem.probabilities[frame.firstRow + d]
                if share > 0.002, d == c || candidate.kilometres(to: other) < Self.sameArea { mass += share }
            }
            let utility = mass + own
            if best.map({ utility > $0.utility }) ?? true { best = (c, utility, mass, own) }
        }
        var chosen: Float = -1
        if let best {
            candidate = candidates[best.index]
            choice = best.index
            bestChoice = best.index
            inputs = ConfidenceModel.inputs(mass: best.mass, choice: best.own, nothing: nothing)
            confidence = model.confidence.probability(mass: best.mass, choice: best.own, nothing: nothing)
            chosen = confidence
        }
        // A name that is a country's, a region's or a water's is approximated by no town.
        guard !candidates.contains(where: { $0.match == .whole && !$0.group.isCompact }) else { return }
        guard best == nil || nothing > 0.05, let focus = Focus(for: mention, in: problem) else { return }
        let whole = candidates.filter { $0.match == .whole }.map(\.logPopulation).max()
        focusInputs =
            focus.inputs + [logOdds(nothing), logOdds(best?.mass ?? 0), whole == nil ? 0 : 1, (whole ?? 0) / 8]
        focusCandidate = focus.candidate
        let probability = model.focus.probability(focusInputs)
        if probability > chosen {
            candidate = focus.candidate
            isApproximate = true
            choice = nil
            confidence = probability
        }
    }
}
