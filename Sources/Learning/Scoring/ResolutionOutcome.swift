import Gazetteer
import Geo
import Geoparser

/// A gold mention with a position, and what was answered for it.
public struct ResolutionOutcome: Sendable {
    public struct Answer: Sendable {
        public var name: String
        /// A GeoNames id, or the project's own.
        public var id: UInt32
        public var coordinate: Coordinate
        /// Ids of the country and first-level division that the place lies in or is.
        public var countryID: UInt32?
        public var admin1ID: UInt32?
        public var confidence: Double
        public var isApproximate: Bool
        /// The very entry that was meant: the same GeoNames id, or the entry of ours that stands for it.
        public var isSameEntry: Bool

        public init(
            name: String, id: UInt32, coordinate: Coordinate, countryID: UInt32? = nil, admin1ID: UInt32? = nil,
            confidence: Double, isApproximate: Bool = false, isSameEntry: Bool = false
        ) {
            self.name = name
            self.id = id
            self.coordinate = coordinate
            self.countryID = countryID
            self.admin1ID = admin1ID
            self.confidence = confidence
            self.isApproximate = isApproximate
            self.isSameEntry = isSameEntry
        }
    }

    /// The article's position in the corpus.
    public var article: Int
    public var gold: GoldMention
    public var goldCoordinate: Coordinate
    public var answer: Answer?
    /// Whether a right place was among the candidates; nil when candidates were not asked for.
    public var hasRightCandidate: Bool?

    public init(
        article: Int, gold: GoldMention, goldCoordinate: Coordinate, answer: Answer?, hasRightCandidate: Bool? = nil
    ) {
        self.article = article
        self.gold = gold
        self.goldCoordinate = goldCoordinate
        self.answer = answer
        self.hasRightCandidate = hasRightCandidate
    }

    /// 161 km, a hundred miles: the usual radius of the field since Cheng, Caverlee and Lee (2010).
    public static let rightWithinMetres = 161_000.0

    /// From the gold point to the answer's, in metres; nil without an answer.
    public var error: Double? { answer.map { $0.coordinate.distance(to: goldCoordinate) } }

    /// Within 161 km of the gold point.
    public var isNear: Bool { error.map { $0 <= Self.rightWithinMetres } ?? false }

    /// Near, or the very entry: the point of a large country or region may lie further off.
    public var isRight: Bool { isNear || answer?.isSameEntry == true }

    public var hasExactID: Bool { gold.geoNamesID != nil && answer?.id == gold.geoNamesID }

    /// The same without answers that only say where around.
    public var withoutFallback: ResolutionOutcome {
        guard answer?.isApproximate == true else { return self }
        var strict = self
        strict.answer = nil
        return strict
    }
}
