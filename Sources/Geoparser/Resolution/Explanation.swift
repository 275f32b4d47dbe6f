/// Why one candidate won.
enum Explanation {
    /// Each feature's weight times the difference between the choice and the runner-up, "no such place" among them;
    /// strongest first, without what moved the odds by less than 5 %.
    static func evidence(
        _ decision: Decision, _ problem: ResolutionProblem, _ mention: Int, _ model: RankerModel
    ) -> [Evidence] {
        guard let choice = decision.choice else { return [] }
        let frame = problem.frames[mention]
        let weights = model.passes[problem.groups[frame.group].pass]
        let rows = frame.firstRow..<frame.firstRow + frame.rowCount
        let chosen = frame.firstRow + choice
        let runnerUp = rows.filter { $0 != chosen }.max { problem.probabilities[$0] < problem.probabilities[$1] }
        let width = RankerFeature.count
        var evidence: [Evidence] = []
        for feature in RankerFeature.allCases {
            let other = runnerUp.map { problem.features[$0 * width + feature.rawValue] } ?? 0
            let difference = problem.features[chosen * width + feature.rawValue] - other
            let contribution = weights[feature.rawValue] * difference
            if abs(contribution) >= 0.05 {
                evidence.append(Evidence(feature: feature.name, contribution: Double(contribution)))
            }
        }
        return evidence.sorted { abs($0.contribution) > abs($1.contribution) }
    }
}
