import Geo

/// What an article has to say, as plain features.
public struct FeatureLayers: Sendable {
    /// What is said of the article as a whole.
    public var facts: Properties
    /// One feature a place of an article, or one a mention where that was asked for.
    public var places: [Feature] = []
    /// One feature a mention, with `start`, `end` and `place_id`.
    public var mentions: [Feature] = []
    /// The places that have an extent, as polygons, each once in a run.
    public var regions: [Feature] = []
    /// The article as a feature without geometry.
    public var articles: [Feature] = []

    /// Layers beside the places.
    public struct Parts: OptionSet, Sendable {
        public let rawValue: Int

        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        public static let mentions = Parts(rawValue: 1)
        public static let regions = Parts(rawValue: 2)
        public static let articles = Parts(rawValue: 4)
    }

    init(facts: Properties) {
        self.facts = facts
    }
}
