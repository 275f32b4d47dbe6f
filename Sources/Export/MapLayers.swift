import Geo

/// What a format needs to know of a map before its first feature: the layers that it may get.
public struct MapLayers: Sendable {
    public var places: Layer
    public var mentions: Layer
    public var regions: Layer
    public var articles: Layer

    /// The layers of a run of `locate`, whose columns are the same whatever the articles say.
    /// - Parameters:
    ///   - name: of the places' layer.
    ///   - geometryKind: what the places are drawn as.
    ///   - hasEvidence: the places and mentions have a column that explains them.
    public init(
        name: String, metadata: Properties, coordinateSystem: CoordinateSystem, geometryKind: GeometryKind,
        hasEvidence: Bool
    ) {
        func layer(_ name: String, _ kind: GeometryKind, _ fields: [Field]) -> Layer {
            Layer(
                name: name, metadata: metadata, coordinateSystem: coordinateSystem, geometryKind: kind, fields: fields)
        }
        places = layer(name, geometryKind, Field.ofPlaces(hasEvidence: hasEvidence))
        mentions = layer("mentions", .point, Field.ofMentions(hasEvidence: hasEvidence))
        regions = layer("regions", .polygon, Field.ofPlaces(hasEvidence: hasEvidence))
        articles = layer("articles", .none, Field.ofArticles)
    }

    /// The layers that fit a document, with the columns that its features have. O(features × properties).
    init(describing document: MapDocument, styles: [String: String]) {
        func layer(_ name: String, _ features: [Feature]) -> Layer {
            Layer(describing: document.layer(name, features), style: styles[name])
        }
        places = layer(document.name, document.places)
        mentions = layer("mentions", document.mentions)
        regions = layer("regions", document.regions)
        articles = layer("articles", document.articles)
    }
}
