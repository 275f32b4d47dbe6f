import Geo
import Geoparser

/// An article with what annotators, or a teacher, said of it.
public struct CorpusArticle: Sendable {
    public var article: Article
    /// Toponyms in the order of the text. They may overlap where a corpus nests them.
    public var gold: [GoldMention]
    /// Names that are no toponyms under the corpus's habits, in the order of the text.
    public var types: [TypeSpan]
    /// The name of the corpus that it is of; empty for one of none.
    public var corpus = ""

    public init(article: Article, gold: [GoldMention], types: [TypeSpan] = []) {
        self.article = article
        self.gold = gold
        self.types = types
    }

    /// The article with another text, its annotations moved along; those that are moved nowhere are gone. O(annotations).
    func rewritten(_ text: String, moved: (Range<Int>) -> Range<Int>?) -> CorpusArticle {
        var result = self
        result.article.text = ArticleText(text)
        result.gold = gold.compactMap { mention in
            var mention = mention
            guard let range = moved(mention.range) else { return nil }
            mention.range = range
            return mention
        }
        result.types = types.compactMap { span in
            var span = span
            guard let range = moved(span.range) else { return nil }
            span.range = range
            return span
        }
        return result
    }
}

/// A toponym that was annotated, and the place that the annotators meant.
public struct GoldMention: Hashable, Sendable {
    /// UTF-8 byte offsets in the article's text.
    public var range: Range<Int>
    public var kind: MentionKind
    public var geoNamesID: UInt32?
    public var coordinate: Coordinate?
    /// The place's name as the corpus's gazetteer writes it.
    public var placeName: String?
    /// The GeoNames feature class, `A`, `P`, `T` …, where the corpus says it.
    public var featureClass: UInt8?
    /// The GeoNames ids of the country and first-level division, where the corpus says them.
    public var countryID: UInt32?
    public var admin1ID: UInt32?
    /// How sure the annotator is: 1 for people, a probability for a teacher.
    public var confidence: Double

    public init(
        range: Range<Int>, kind: MentionKind, geoNamesID: UInt32? = nil, coordinate: Coordinate? = nil,
        placeName: String? = nil, featureClass: UInt8? = nil, countryID: UInt32? = nil, admin1ID: UInt32? = nil,
        confidence: Double = 1
    ) {
        self.range = range
        self.kind = kind
        self.geoNamesID = geoNamesID
        self.coordinate = coordinate
        self.placeName = placeName
        self.featureClass = featureClass
        self.countryID = countryID
        self.admin1ID = admin1ID
        self.confidence = confidence
    }
}

/// A name of another type, which teaches recognition what a place is not.
public struct TypeSpan: Hashable, Sendable {
    /// UTF-8 byte offsets in the article's text.
    public var range: Range<Int>
    public var type: SpanType
    public var confidence: Double

    public init(range: Range<Int>, type: SpanType, confidence: Double = 1) {
        self.range = range
        self.type = type
        self.confidence = confidence
    }
}

public enum SpanType: String, Sendable, CaseIterable {
    case person, organization, norp, facility
    /// A location, which a toponym corpus might not mark.
    case geo
}
