import Geo

/// What one article adds to a map.
public struct MapPart: Sendable {
    /// What is said of the article as a whole, in a map of many.
    public var facts: Properties
    /// One feature a place (or a mention, where that was asked for).
    public var places: [Feature]
    /// One feature a mention, with `article`, `place_id`, `start`, `end`, `snippet` and the properties of its place.
    public var mentions: [Feature]
    /// Places that have an extent, as polygons.
    public var regions: [Feature]
    /// The article as a feature without geometry.
    public var articles: [Feature]

    public init(
        facts: Properties = Properties(), places: [Feature], mentions: [Feature] = [], regions: [Feature] = [],
        articles: [Feature] = []
    ) {
        self.facts = facts
        self.places = places
        self.mentions = mentions
        self.regions = regions
        self.articles = articles
    }
}
