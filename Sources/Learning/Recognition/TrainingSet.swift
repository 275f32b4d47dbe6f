import Geoparser

/// Segments of text ready to learn from: features as numbers, one tag a token. Flat arrays, no objects.
struct TrainingSet: Sendable {
    /// Hashes of features, then (after `FeatureSelection`) rows of the weight table.
    var features: [UInt32] = []
    /// Where each token's features begin; one more than there are tokens.
    var starts: [Int] = [0]
    var tags: [UInt8] = []
    /// Tokens of each segment.
    var segments: [Range<Int>] = []
    /// How much each segment counts.
    var weights: [Float] = []
    /// Whether people annotated it.
    var isGold: [Bool] = []

    var tokenCount: Int { tags.count }

    mutating func append(_ other: TrainingSet) {
        let tokens = tags.count
        let offset = features.count
        features += other.features
        starts += other.starts.dropFirst().map { $0 + offset }
        tags += other.tags
        segments += other.segments.map { $0.lowerBound + tokens..<$0.upperBound + tokens }
        weights += other.weights
        isGold += other.isGold
    }
}

/// An article to learn from, and how much it counts.
public struct WeightedArticle: Sendable {
    public var article: CorpusArticle
    public var weight: Float
    /// People annotated its toponyms, all of them; otherwise a teacher did.
    public var isGold: Bool

    public init(_ article: CorpusArticle, weight: Float = 1, isGold: Bool = true) {
        self.article = article
        self.weight = weight
        self.isGold = isGold
    }
}
