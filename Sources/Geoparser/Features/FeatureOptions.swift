import Gazetteer

/// How located articles become features.
public struct FeatureOptions: Sendable {
    public enum Each: String, Sendable, CaseIterable {
        case place
        case mention
    }

    public enum Shape: String, Sendable, CaseIterable {
        case point
        case polygon
        case bbox
    }

    /// One feature a place, or one a mention.
    public var each = Each.place
    public var shape = Shape.point
    /// Alternatives and disputes as objects, which QGIS cannot process, instead of lines of text.
    public var isNested = false
    /// Adjectives and peoples count as mentions of their country.
    public var includesDemonyms = false
    /// The least confidence of a place that is written, 0…1.
    public var minimumConfidence = 0.0
    /// Write the evidence for each decision.
    public var explains = false
    /// The country (ISO 3166 alpha-2) whose view of disputed areas is followed; nil follows none.
    public var worldview: String?
    /// Only places that this lets through.
    public var filter: PlaceFilter?

    public init() {}
}
