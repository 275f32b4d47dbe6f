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
    /// The probabilities on and around the best row, of it alone, and of "no such place".
    private var mass: Float = 0
    private var own: Float = 0
    private var nothing: Float
    /// What the focus's probability is learned from.
    package var focusInputs: [Float] = []
    package var focusCandidate: Candidate?

    /// What the confidence is learned from.
    package var inputs: [Float] { ConfidenceModel.inputs(mass: mass, choice: own, nothing: nothing) }

    /// Places within so many kilometres of each other count as the same place to be right about.
    static let sameArea: Float = 161

    /// The candidate with the most probability on and around it; the article's focus where that is likelier right.
    package init(_ mention: Int, _ problem: ResolutionProblem, _ model: RankerModel) {
        let frame = problem.frames[mention]
        let probabilities = problem.probabilities[frame.firstRow..<frame.firstRow + frame.rowCount]
        let candidates = problem.candidates[problem.groups[frame.group].candidates]
        nothing = probabilities[frame.firstRow + candidates.count]
        candidates.withUnsafeBufferPointer { candidates in
            probabilities.withUnsafeBufferPointer { choose(candidates, $0) }
        }
        var chosen: Float = -1
        if let bestChoice {
            candidate = candidates[candidates.startIndex + bestChoice]
            choice = bestChoice
            confidence = model.confidence.probability(mass: mass, choice: own, nothing: nothing)
            chosen = confidence
        }
        guard bestChoice == nil || nothing > 0.05 else { return }
        // A name that is a country's, a region's or a water's is approximated by no town.
        guard !candidates.contains(where: { $0.match == .whole && !$0.group.isCompact }) else { return }
        guard let focus = Focus(for: mention, in: problem) else { return }
        let whole = candidates.filter { $0.match == .whole }.map(\.logPopulation).max()
        focusInputs = focus.inputs + [logOdds(nothing), logOdds(mass), whole == nil ? 0 : 1, (whole ?? 0) / 8]
        focusCandidate = focus.candidate
        let probability = model.focus.probability(focusInputs)
        if probability > chosen {
            candidate = focus.candidate
            isApproximate = true
            choice = nil
            confidence = probability
        }
    }

    /// Chooses the best row.
    private mutating func choose(
        _ candidates: UnsafeBufferPointer<Candidate>, _ probabilities: UnsafeBufferPointer<Float>
    ) {
        for (c, candidate) in candidates.enumerated() {
            let own = probabilities[c]
            guard own > 0.01 || candidates.count == 1 || bestChoice == nil else { continue }
            var mass: Float = 0
            for (d, other) in candidates.enumerated() {
                let share = probabilities[d]
                if share > 0.002, d == c || candidate.kilometres(to: other) < Self.sameArea { mass += share }
            }
            guard bestChoice == nil || mass + own > self.mass + self.own else { continue }
            (bestChoice, self.mass, self.own) = (c, mass, own)
        }
    }
}
