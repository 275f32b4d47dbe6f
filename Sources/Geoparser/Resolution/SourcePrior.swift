import Gazetteer

/// Where an outlet is at home, learned from its other articles: a density peak of the places they were resolved to.
public struct SourcePrior: Sendable {
    struct Place: Sendable {
        var candidate: Candidate
        /// The places' shares sum to at most 1.
        var share: Float
    }

    var places: [Place]
    /// What the home weighs against one mentioned name.
    var weight: Float

    package func weighing(_ weight: Float) -> SourcePrior { SourcePrior(places: places, weight: weight) }
}
