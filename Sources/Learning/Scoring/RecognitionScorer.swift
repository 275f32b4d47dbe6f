import Geoparser

/// How well mentions were found, whatever place they mean.
public struct RecognitionScore: Sendable {
    /// Spans that agree to the byte.
    public var exact: SpanScore
    /// Spans that share a byte, matched one to one.
    public var overlap: SpanScore
    public var exactInterval: ConfidenceInterval?
    public var overlapInterval: ConfidenceInterval?
    /// By kind: recall of the gold mentions of the kind, precision of the predictions of the kind, exact spans, whatever
    /// kind the other side says.
    public var byKind: [(kind: MentionKind, score: SpanScore)]
    /// Among exact spans, how many were given the gold's kind.
    public var rightKinds: Int
}

/// Scores predicted mentions against gold, counting the kinds that the corpus marks: mentions of other kinds are
/// dropped on both sides; between counted kinds a wrong kind does not spoil a span.
public struct RecognitionScorer: Sendable {
    public let countedKinds: Set<MentionKind>
    public let bootstrap: Bootstrap

    public init(countedKinds: Set<MentionKind>, bootstrap: Bootstrap = Bootstrap()) {
        self.countedKinds = countedKinds
        self.bootstrap = bootstrap
    }

    /// - Parameter predictions: each article's mentions, in the articles' order.
    /// - Complexity: O(mentions²) an article.
    public func score(_ predictions: [[Mention]], _ articles: [CorpusArticle]) -> RecognitionScore {
        var exactCounts: [[Double]] = []
        var overlapCounts: [[Double]] = []
        var kinds: [MentionKind: SpanScore] = [:]
        var exact = SpanScore()
        var overlap = SpanScore()
        var rightKinds = 0
        for (mentions, article) in zip(predictions, articles) {
            let predicted = unique(mentions.filter { countedKinds.contains($0.kind) }.map { ($0.range, $0.kind) })
            let gold = unique(article.gold.filter { countedKinds.contains($0.kind) }.map { ($0.range, $0.kind) })
            let common = predicted.keys.filter { gold[$0] != nil }
            let here = SpanScore(
                rightPredictions: common.count, predictions: predicted.count, foundGold: common.count, gold: gold.count)
            let pairs = SpanMatching.overlapping(
                predicted.keys.sorted(by: Self.isBefore), gold.keys.sorted(by: Self.isBefore))
            let loosely = SpanScore(
                rightPredictions: pairs.count, predictions: predicted.count, foundGold: pairs.count, gold: gold.count)
            exact += here
            overlap += loosely
            exactCounts.append(here.counts)
            overlapCounts.append(loosely.counts)
            for (range, kind) in predicted {
                kinds[kind, default: SpanScore()].predictions += 1
                if let meant = gold[range] {
                    kinds[kind, default: SpanScore()].rightPredictions += 1
                    if meant == kind { rightKinds += 1 }
                }
            }
            for (range, kind) in gold {
                kinds[kind, default: SpanScore()].gold += 1
                if predicted[range] != nil { kinds[kind, default: SpanScore()].foundGold += 1 }
            }
        }
        return RecognitionScore(
            exact: exact, overlap: overlap,
            exactInterval: bootstrap.interval(exactCounts) { SpanScore(counts: $0).f1 },
            overlapInterval: bootstrap.interval(overlapCounts) { SpanScore(counts: $0).f1 },
            byKind: MentionKind.allCases.compactMap { kind in kinds[kind].map { (kind, $0) } },
            rightKinds: rightKinds)
    }

    private func unique(_ spans: [(Range<Int>, MentionKind)]) -> [Range<Int>: MentionKind] {
        Dictionary(spans, uniquingKeysWith: { first, _ in first })
    }

    private static func isBefore(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        (left.lowerBound, left.upperBound) < (right.lowerBound, right.upperBound)
    }
}
