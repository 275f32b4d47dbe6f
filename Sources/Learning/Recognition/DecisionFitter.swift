import Gazetteer
import Geoparser

/// Finds from articles that the model has not seen which spans to report and how sure to be of them.
enum DecisionFitter {
    /// Spans that are likelier toponyms than not, and their calibration. O(text).
    ///
    /// The threshold is not fitted: on articles of the corpora that the model learns from, a higher one looks best, and
    /// loses a twentieth of the toponyms of a corpus that it has not seen.
    static func decision(
        _ model: RecognitionModel, _ articles: [CorpusArticle], _ gazetteer: Gazetteer
    ) -> SpanDecision {
        var decision = SpanDecision()
        decision.threshold = 0.5
        return calibrated(decision, answers(model, decision, articles, gazetteer))
    }

    private static func answers(
        _ model: RecognitionModel, _ decision: SpanDecision, _ articles: [CorpusArticle], _ gazetteer: Gazetteer
    ) -> [(confidence: Double, isRight: Bool)] {
        var model = model
        model.decision = decision
        let recogniser = Recogniser(model: model, gazetteer: gazetteer)
        var scratch = Recogniser.Scratch()
        var spans: [(confidence: Double, isRight: Bool)] = []
        for article in articles {
            let gold = Set(article.gold.filter { $0.kind != .embedded }.map(\.range))
            for mention in recogniser.mentions(in: article.article, scratch: &scratch) {
                spans.append((mention.confidence, gold.contains(mention.range)))
            }
        }
        return spans
    }

    private static func calibrated(
        _ decision: SpanDecision, _ spans: [(confidence: Double, isRight: Bool)]
    ) -> SpanDecision {
        var regression = LogisticRegression()
        for span in spans { regression.add([SpanDecision.logit(Float(span.confidence)), 1], span.isRight) }
        let weights = regression.fit(ridge: 1, prior: [1, 0])
        var decision = decision
        decision.slope = weights[0]
        decision.intercept = weights[1]
        return decision
    }
}
