import Gazetteer
import Geoparser

/// Learns from articles that the model has not seen how sure to be of a span, and decides which spans to report.
enum DecisionFitter {
    /// A span that stands alone is reported when the chain takes it for likelier than not; what the article says of the
    /// same words elsewhere moves others by as much as it has been worth.
    ///
    /// No threshold is fitted: on articles of the corpora that the model learns from, a higher one looks best, and loses a
    /// twentieth of the toponyms of a corpus that it has not seen.
    /// - Complexity: O(text).
    static func decision(
        _ model: RecognitionModel, _ articles: [CorpusArticle], _ gazetteer: Gazetteer
    ) -> SpanDecision {
        var edges = LogisticRegression()
        var presence = LogisticRegression()
        let recogniser = Recogniser(model: model, gazetteer: gazetteer)
        var scratch = Recogniser.Scratch()
        for article in articles {
            let gold = article.gold.filter { $0.kind != .embedded }.map(\.range)
            for span in recogniser.toponymEvidence(in: article.article, scratch: &scratch) {
                let inputs = span.evidence.inputs
                let numbers = inputs.indices.map { inputs[$0] }
                edges.add(numbers, gold.contains(span.range))
                presence.add(numbers, gold.contains { $0.overlaps(span.range) })
            }
        }
        var decision = SpanDecision()
        decision.edges = weights(edges, decision.edges)
        decision.presence = weights(presence, decision.presence)
        decision.threshold = decision.probabilityOfEdges(SpanEvidence(probability: 0.5))
        return decision
    }

    private static func weights(_ regression: LogisticRegression, _ prior: SIMD8<Float>) -> SIMD8<Float> {
        SIMD8(regression.fit(ridge: 1, prior: prior.indices.map { prior[$0] }))
    }
}
