import Geo

/// What a run has to say, as plain features.
public struct FeatureLayers: Sendable {
    /// What is said of the run as a whole.
    public var metadata: Properties
    /// One feature a place of an article, or one a mention where that was asked for.
    public var places: [Feature] = []
    /// One feature a mention, with `start`, `end` and `place_id`.
    public var mentions: [Feature] = []
    /// The places that have an extent, as polygons, each once.
    public var regions: [Feature] = []
    /// One feature an article, without geometry.
    public var articles: [Feature] = []

    init(metadata: Properties) {
        self.metadata = metadata
    }
}
