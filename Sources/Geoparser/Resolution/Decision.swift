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
    package init(_ mention: Int, _ problem: borrowing ResolutionProblem, _ model: borrowing RankerModel) {
        let firstRow = problem.frames[mention].firstRow
        let candidates = problem.groups[problem.frames[mention].group].candidates
        nothing = problem.probabilities[firstRow + candidates.count]
        choose(among: candidates, firstRow, problem)
        var chosen: Float = -1
        if let bestChoice {
            candidate = problem.candidates[candidates.lowerBound + bestChoice]
            choice = bestChoice
            confidence = model.confidence.probability(mass: mass, choice: own, nothing: nothing)
            chosen = confidence
        }
        guard bestChoice == nil || nothing > 0.05 else { return }
        var whole: Float?
        for c in candidates where problem.candidates[c].match == .whole {
            // A name that is a country's, a region's or a water's is approximated by no town.
            guard problem.candidates[c].group.isCompact else { return }
            whole = max(whole ?? -.infinity, problem.candidates[c].logPopulation)
        }
        guard let focus = Focus(for: mention, in: problem) else { return }
        focusInputs = focus.inputs(nothing: logOdds(nothing), mass: logOdds(mass), whole: whole)
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
        among candidates: Range<Int>, _ firstRow: Int, _ problem: borrowing ResolutionProblem
    ) {
        for c in candidates {
            let own = problem.probabilities[firstRow + c - candidates.lowerBound]
            guard own > 0.01 || candidates.count == 1 || bestChoice == nil else { continue }
            var mass: Float = 0
            for d in candidates {
                let share = problem.probabilities[firstRow + d - candidates.lowerBound]
                guard share > 0.002 else { continue }
                if d == c || problem.candidates[c].kilometres(to: problem.candidates[d]) < Self.sameArea {
                    mass += share
                }
            }
            guard bestChoice == nil || mass + own > self.mass + self.own else { continue }
            (bestChoice, self.mass, self.own) = (c - candidates.lowerBound, mass, own)
        }
    }
}
