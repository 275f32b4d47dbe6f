import Geo

/// All that a run has to say, as plain features; each format takes the layers that it has room for.
/// The properties' names are those of `PropertyName`.
public struct MapDocument: Sendable {
    /// The name of the main layer in formats that hold one.
    public var name: String
    /// What is said of the whole: the article's title, its focus, what was not resolved.
    public var metadata: Properties
    public var coordinateSystem: CoordinateSystem
    /// The main layer: one feature a place (or a mention, where that was asked for).
    public var places: [Feature]
    /// One feature a mention, with `article`, `place_id`, `start`, `end`, `snippet` and the properties of its place.
    public var mentions: [Feature]
    /// Places that have an extent, as polygons.
    public var regions: [Feature]
    /// One feature an article, without geometry.
    public var articles: [Feature]

    public init(
        name: String, metadata: Properties = Properties(), coordinateSystem: CoordinateSystem = .wgs84,
        places: [Feature], mentions: [Feature] = [], regions: [Feature] = [], articles: [Feature] = []
    ) {
        self.name = name
        self.metadata = metadata
        self.coordinateSystem = coordinateSystem
        self.places = places
        self.mentions = mentions
        self.regions = regions
        self.articles = articles
    }

    var part: MapPart {
        MapPart(places: places, mentions: mentions, regions: regions, articles: articles)
    }

    func layer(_ name: String, _ features: [Feature]) -> FeatureCollection {
        FeatureCollection(name: name, metadata: metadata, coordinateSystem: coordinateSystem, features: features)
    }

    /// A document of one layer, for the commands that work on files.
    public init(_ collection: FeatureCollection) {
        self.init(
            name: collection.name, metadata: collection.metadata, coordinateSystem: collection.coordinateSystem,
            places: collection.features)
    }
}
