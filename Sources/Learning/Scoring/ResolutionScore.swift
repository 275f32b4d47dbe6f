#if canImport(Glibc)
    import Glibc
#endif

/// How well gold mentions were put on the map. Unless said otherwise a mention without an answer counts as wrong.
public struct ResolutionScore: Sendable {
    /// Gold mentions with a position.
    public var count: Int
    public var answered: Int
    /// Within 161 km or the same entry.
    public var right: Double
    /// Within 161 km.
    public var strict: Double
    /// The gold's GeoNames id, over the mentions that have one.
    public var exactID: Double
    /// Over the mentions whose country, first-level division, the corpus or the gazetteer tells.
    public var country: Double
    public var admin1: Double
    /// Over the answered, in kilometres.
    public var meanError: Double
    /// Over all, a missing answer being infinitely far, in kilometres.
    public var medianError: Double
    /// The area under the sorted curve of ln(1 + km), over ln(1 + 20,038 km), the most that is possible; no answer counts
    /// as that. Lower is better (M. Gritta and others, "A pragmatic guide to geoparsing evaluation", 2020).
    public var areaUnderCurve: Double
    /// Over the mentions that had a right candidate; nil when candidates were not asked for.
    public var rightWithCandidate: Double?
    public var strictWithCandidate: Double?
    public var candidateRecall: Double?
    public var rightInterval: ConfidenceInterval?
    public var strictInterval: ConfidenceInterval?
    public var exactIDInterval: ConfidenceInterval?
    public var calibration: Calibration

    /// Half the Earth's circumference, in kilometres: no error is larger.
    static let largestError = 20_038.0

    /// O(n log n + samples × articles).
    public init(_ outcomes: [ResolutionOutcome], articleCount: Int, bootstrap: Bootstrap = Bootstrap()) {
        count = outcomes.count
        answered = outcomes.count { $0.answer != nil }
        func share(_ members: [ResolutionOutcome], _ test: (ResolutionOutcome) -> Bool) -> Double {
            members.isEmpty ? 0 : Double(members.count(where: test)) / Double(members.count)
        }
        right = share(outcomes) { $0.isRight }
        strict = share(outcomes) { $0.isNear }
        exactID = share(outcomes.filter { $0.gold.geoNamesID != nil }) { $0.hasExactID }
        country = share(outcomes.filter { $0.gold.countryID != nil }) { $0.answer?.countryID == $0.gold.countryID }
        admin1 = share(outcomes.filter { $0.gold.admin1ID != nil }) { $0.answer?.admin1ID == $0.gold.admin1ID }
        let errors = outcomes.compactMap(\.error).map { $0 / 1000 }
        meanError = errors.isEmpty ? .infinity : errors.reduce(0, +) / Double(errors.count)
        let all = outcomes.map { $0.error.map { $0 / 1000 } ?? .infinity }.sorted()
        medianError = all.isEmpty ? .infinity : all[all.count / 2]
        areaUnderCurve = Self.area(under: all.map { log(1 + min($0, Self.largestError)) / log(1 + Self.largestError) })
        if outcomes.contains(where: { $0.hasRightCandidate != nil }) {
            let findable = outcomes.filter { $0.hasRightCandidate == true }
            rightWithCandidate = share(findable) { $0.isRight }
            strictWithCandidate = share(findable) { $0.isNear }
            candidateRecall = share(outcomes) { $0.hasRightCandidate == true }
        }
        calibration = Calibration(
            outcomes.compactMap { outcome in outcome.answer.map { ($0.confidence, outcome.isRight) } })
        func interval(
            _ members: [ResolutionOutcome], _ test: (ResolutionOutcome) -> Bool
        ) -> ConfidenceInterval? {
            var counts = [[Double]](repeating: [0, 0], count: articleCount)
            for outcome in members {
                counts[outcome.article][1] += 1
                if test(outcome) { counts[outcome.article][0] += 1 }
            }
            return bootstrap.interval(counts) { $0[0] / $0[1] }
        }
        rightInterval = interval(outcomes) { $0.isRight }
        strictInterval = interval(outcomes) { $0.isNear }
        exactIDInterval = interval(outcomes.filter { $0.gold.geoNamesID != nil }) { $0.hasExactID }
    }

    /// The trapezoidal area under sorted values at equal steps from 0 to 1.
    private static func area(under values: [Double]) -> Double {
        guard values.count > 1 else { return values.first ?? 0 }
        let sum = zip(values, values.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 }
        return sum / Double(values.count - 1)
    }
}
