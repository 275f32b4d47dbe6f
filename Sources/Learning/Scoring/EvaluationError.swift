import Geo
import Geoparser

/// One thing that a pipeline got wrong, for people to look at.
public struct EvaluationError: Sendable {
    public enum Kind: String, Sendable {
        /// Put somewhere else than it is.
        case wrongPlace
        /// Found, but put nowhere.
        case noPlace
        /// Called a mention where the corpus has none.
        case spurious
        /// Not found.
        case missed
        /// Found with another beginning or end.
        case wrongSpan
    }

    public var kind: Kind
    public var articleID: String
    /// The words of the gold mention, or of the prediction where there is none.
    public var words: String
    /// The words around, on one line.
    public var context: String
    public var goldName: String?
    public var gold: Coordinate?
    public var guessName: String?
    public var guess: Coordinate?
    public var confidence: Double
    /// Kilometres from gold to guess.
    public var distance: Double? {
        guard let gold, let guess else { return nil }
        return gold.distance(to: guess) / 1000
    }

    /// Wrong places first, the most confident first; then what has no place; then spans.
    static func isWorse(_ left: EvaluationError, _ right: EvaluationError) -> Bool {
        (left.kind.rank, right.confidence, left.articleID, left.words)
            < (right.kind.rank, left.confidence, right.articleID, right.words)
    }

    static func ofResolution(_ outcomes: [ResolutionOutcome], _ corpus: Corpus) -> [EvaluationError] {
        outcomes.filter { !$0.isRight }.map { outcome in
            let article = corpus.articles[outcome.article].article
            return EvaluationError(
                kind: outcome.answer == nil ? .noPlace : .wrongPlace, articleID: article.id,
                words: article.text.string(outcome.gold.range), context: context(outcome.gold.range, article),
                goldName: outcome.gold.placeName ?? outcome.gold.geoNamesID.map { "GeoNames \($0)" },
                gold: outcome.goldCoordinate, guessName: outcome.answer?.name, guess: outcome.answer?.coordinate,
                confidence: outcome.answer?.confidence ?? 0)
        }
    }

    static func ofRecognition(
        _ predictions: [[Mention]], _ corpus: Corpus, _ countedKinds: Set<MentionKind>
    ) -> [EvaluationError] {
        var errors: [EvaluationError] = []
        for (mentions, annotated) in zip(predictions, corpus.articles) {
            let article = annotated.article
            let predicted = mentions.filter { countedKinds.contains($0.kind) }
            let gold = annotated.gold.filter { countedKinds.contains($0.kind) }
            func note(_ kind: Kind, _ range: Range<Int>, found: String? = nil, confidence: Double) {
                errors.append(
                    EvaluationError(
                        kind: kind, articleID: article.id, words: article.text.string(range),
                        context: context(range, article), guessName: found, confidence: confidence))
            }
            let pairs = SpanMatching.overlapping(predicted.map(\.range), gold.map(\.range))
            for pair in pairs where predicted[pair.predicted].range != gold[pair.gold].range {
                let mention = predicted[pair.predicted]
                note(
                    .wrongSpan, gold[pair.gold].range, found: article.text.string(mention.range),
                    confidence: mention.confidence)
            }
            let matched = Set(pairs.map(\.predicted))
            let found = Set(pairs.map(\.gold))
            for index in predicted.indices where !matched.contains(index) {
                note(.spurious, predicted[index].range, confidence: predicted[index].confidence)
            }
            for index in gold.indices where !found.contains(index) { note(.missed, gold[index].range, confidence: 0) }
        }
        return errors
    }

    /// Some forty bytes on each side, cut at spaces.
    private static func context(_ range: Range<Int>, _ article: Article) -> String {
        let bytes = article.text.bytes
        var start = max(0, range.lowerBound - 40)
        var end = min(bytes.count, range.upperBound + 40)
        while start > 0, start < range.lowerBound, bytes[start - 1] > 0x20 { start += 1 }
        while end < bytes.count, end > range.upperBound, bytes[end] > 0x20 { end -= 1 }
        return article.text.string(start..<end).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension EvaluationError.Kind {
    fileprivate var rank: Int {
        switch self {
        case .wrongPlace: 0
        case .noPlace: 1
        case .spurious: 2
        case .missed: 3
        case .wrongSpan: 4
        }
    }
}

extension Evaluation {
    /// Errors of place as a map: a line from gold to guess, a point where nothing was guessed.
    public var errorMap: FeatureCollection {
        let features = errors.compactMap { error -> Feature? in
            guard let gold = error.gold else { return nil }
            let properties = Properties([
                ("kind", .string(error.kind.rawValue)), ("words", .string(error.words)),
                ("gold", error.goldName.map { .string($0) } ?? .null),
                ("guess", error.guessName.map { .string($0) } ?? .null),
                ("km", error.distance.map { .integer(Int64($0.rounded())) } ?? .null),
                ("confidence", .number(error.confidence)), ("article", .string(error.articleID)),
                ("context", .string(error.context)),
            ])
            return Feature(geometry: error.guess.map { Self.line(gold, $0) } ?? .point(gold), properties: properties)
        }
        return FeatureCollection(name: "errors in \(corpus)", features: features)
    }

    /// The straight line by the shorter way around, cut where it crosses the antimeridian (RFC 7946, 3.1.9).
    private static func line(_ start: Coordinate, _ end: Coordinate) -> Geometry {
        let step = end.longitude - start.longitude
        guard abs(step) > 180 else { return .lineString([start, end]) }
        let edge = step > 0 ? -180.0 : 180.0
        let total = 360 - abs(step)
        let share = total == 0 ? 0 : abs(edge - start.longitude) / total
        let latitude = start.latitude + share * (end.latitude - start.latitude)
        return .multiLineString([
            [start, Coordinate(longitude: edge, latitude: latitude)],
            [Coordinate(longitude: -edge, latitude: latitude), end],
        ])
    }
}
