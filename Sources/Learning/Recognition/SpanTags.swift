import Geoparser

/// Gold spans as one tag a token, and how sure their annotator was.
struct SpanTags {
    var tags: [UInt8]
    var confidences: [Float]

    /// Tags `tokens` with the article's toponyms, then with its other names where no toponym is. A token belongs to a
    /// span that it shares a byte with. O(tokens + spans).
    init(_ article: CorpusArticle, tokens: [Token]) {
        tags = [UInt8](repeating: 0, count: tokens.count)
        confidences = [Float](repeating: 1, count: tokens.count)
        var spans: [(range: Range<Int>, type: SpanClass, confidence: Double)] = []
        for mention in article.gold {
            switch mention.kind {
            case .place, .metonym: spans.append((mention.range, .place, mention.confidence))
            case .demonym: spans.append((mention.range, .demonym, mention.confidence))
            case .historical: spans.append((mention.range, .location, mention.confidence))
            case .embedded: break
            }
        }
        add(spans, tokens)
        add(article.types.map { ($0.range, Self.spanClass(of: $0.type), $0.confidence) }, tokens)
    }

    private mutating func add(_ spans: [(range: Range<Int>, type: SpanClass, confidence: Double)], _ tokens: [Token]) {
        var first = 0
        for span in spans.sorted(by: {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }) {
            while first < tokens.count, Int(tokens[first].end) <= span.range.lowerBound { first += 1 }
            var index = first
            var begun = false
            while index < tokens.count, Int(tokens[index].start) < span.range.upperBound {
                if tags[index] == 0 {
                    tags[index] = UInt8(begun ? span.type.inside : span.type.begin)
                    confidences[index] = Float(span.confidence)
                    begun = true
                } else {
                    begun = false
                }
                index += 1
            }
        }
    }

    private static func spanClass(of type: SpanType) -> SpanClass {
        switch type {
        case .person: .person
        case .organization: .organisation
        case .norp: .norp
        case .facility: .facility
        case .geo: .location
        }
    }
}
