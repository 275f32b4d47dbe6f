import Gazetteer
import Geo

/// What a reader says that some words mean.
public struct Correction: Hashable, Sendable {
    public enum Meaning: Hashable, Sendable {
        case place(PlaceID)
        /// A point that the gazetteer has no place for, in degrees.
        case point(Coordinate)
        case notAPlace
    }

    /// UTF-8 byte offsets in the text that was corrected.
    public var range: Range<Int>
    public var kind: MentionKind
    public var meaning: Meaning

    public init(range: Range<Int>, kind: MentionKind, meaning: Meaning) {
        self.range = range
        self.kind = kind
        self.meaning = meaning
    }
}

/// An article as it was corrected.
public struct CorrectedArticle: Sendable {
    public var id: String?
    public var text: ArticleText
    public var corrections: [Correction]

    public init(id: String?, text: ArticleText, corrections: [Correction]) {
        self.id = id
        self.text = text
        self.corrections = corrections
    }
}

/// A reader's corrections, which take the place of what the house found in the same articles.
public struct Corrections: Sendable {
    private let articles: [CorrectedArticle]
    private let byText: [[UInt8]: Int]
    private let byID: [String: Int]

    /// Of two entries for one article, the later one counts.
    public init(_ articles: [CorrectedArticle]) {
        self.articles = articles
        byText = Dictionary(articles.enumerated().map { ($1.text.bytes, $0) }) { $1 }
        byID = Dictionary(articles.enumerated().compactMap { index, article in article.id.map { ($0, index) } }) { $1 }
    }

    /// Applies what fits: an article is known by its text, or else by its id; then each correction must find its words
    /// where they were.
    /// - Returns: one line for each correction that did not fit.
    /// - Complexity: O(text + mentions × corrections) an article.
    public func apply(to located: inout [LocatedArticle], gazetteer: Gazetteer) -> [String] {
        var misfits: [String] = []
        for index in located.indices {
            let article = located[index].article
            guard let found = byText[article.text.bytes] ?? byID[article.id] else { continue }
            let corrected = articles[found]
            for correction in corrected.corrections {
                let words = corrected.text.string(correction.range)
                let bytes = article.text.bytes
                guard correction.range.upperBound <= bytes.count,
                    bytes[correction.range].elementsEqual(corrected.text.bytes[correction.range])
                else {
                    misfits.append("\(article.id): '\(words)' is no longer where it was corrected")
                    continue
                }
                if let problem = Self.apply(correction, to: &located[index].mentions, gazetteer) {
                    misfits.append("\(article.id): '\(words)': \(problem)")
                }
            }
        }
        return misfits
    }

    private static func apply(
        _ correction: Correction, to mentions: inout [ResolvedMention], _ gazetteer: Gazetteer
    ) -> String? {
        let mention = Mention(range: correction.range, kind: correction.kind, confidence: 1)
        var resolved = ResolvedMention(mention: mention, place: nil, confidence: 1)
        switch correction.meaning {
        case .place(let id):
            guard let row = gazetteer.row(of: id) else { return "no place in the gazetteer has the id \(id.rawValue)" }
            resolved.place = row
        case .point(let point): resolved.point = point
        case .notAPlace: break
        }
        mentions.removeAll { $0.mention.range.overlaps(correction.range) }
        guard correction.meaning != .notAPlace else { return nil }
        let position = mentions.firstIndex { $0.mention.range.lowerBound > correction.range.lowerBound }
        mentions.insert(resolved, at: position ?? mentions.endIndex)
        return nil
    }
}
