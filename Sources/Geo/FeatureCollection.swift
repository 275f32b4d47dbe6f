/// What one run writes: the features and what is said of them together.
public struct FeatureCollection: Sendable {
    /// The layer's name, as QGIS shows it.
    public var name: String
    /// Members beside the features: the article's title, date, dateline, focus, what was not resolved.
    public var metadata: Properties
    /// What the coordinates are in: WGS 84 unless they were reprojected.
    public var coordinateSystem: CoordinateSystem
    public var features: [Feature]

    public init(
        name: String, metadata: Properties = Properties(), coordinateSystem: CoordinateSystem = .wgs84,
        features: [Feature]
    ) {
        self.name = name
        self.metadata = metadata
        self.coordinateSystem = coordinateSystem
        self.features = features
    }
}
