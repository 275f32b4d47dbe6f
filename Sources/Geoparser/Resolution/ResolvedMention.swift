import Gazetteer
import Geo

/// A mention with the place that it was taken for.
public struct ResolvedMention: Sendable {
    public var mention: Mention
    /// The chosen place; nil where nothing in the gazetteer fits.
    public var place: PlaceRow?
    /// Where a reader put it on the map, when the gazetteer has no place for it.
    public var point: Coordinate?
    /// The place is the one around the one that was named, which the gazetteer lacks.
    public var isApproximate: Bool
    /// The calibrated probability that `place` is right; 0 without a place.
    public var confidence: Double
    /// Other places considered, most probable first, without the chosen one.
    public var alternatives: [Alternative]
    /// What spoke for the chosen place, by feature, strongest first; empty unless asked for.
    public var evidence: [Evidence]

    public init(
        mention: Mention, place: PlaceRow?, isApproximate: Bool = false, confidence: Double,
        alternatives: [Alternative] = [], evidence: [Evidence] = []
    ) {
        self.mention = mention
        self.place = place
        self.isApproximate = isApproximate
        self.confidence = confidence
        self.alternatives = alternatives
        self.evidence = evidence
    }
}

public struct Alternative: Hashable, Sendable {
    public var place: PlaceRow
    public var probability: Double

    public init(place: PlaceRow, probability: Double) {
        self.place = place
        self.probability = probability
    }
}

/// One feature's share in a decision: weight times value, against the runner-up.
public struct Evidence: Hashable, Sendable {
    public var feature: String
    public var contribution: Double

    public init(feature: String, contribution: Double) {
        self.feature = feature
        self.contribution = contribution
    }
}
