import Gazetteer
import Geoparser

/// Finds from articles that the model has not seen which spans to report and how sure to be of them.
enum DecisionFitter {
    /// The threshold with the best F1 of exact spans, and the calibration of the spans above it. O(text).
    static func decision(
        _ model: RecognitionModel, _ articles: [CorpusArticle], _ gazetteer: Gazetteer
    ) -> SpanDecision {
        var best = (score: -1.0, decision: SpanDecision())
        for step in 5...14 {
            var decision = SpanDecision()
            decision.threshold = Float(step) * 0.05
            let answers = answers(model, decision, articles, gazetteer)
            let right = answers.spans.count { $0.isRight }
            let score = 2 * Double(right) / Double(max(1, answers.spans.count + answers.gold))
            if score > best.score { best = (score, calibrated(decision, answers.spans)) }
        }
        return best.decision
    }

    private static func answers(
        _ model: RecognitionModel, _ decision: SpanDecision, _ articles: [CorpusArticle], _ gazetteer: Gazetteer
    ) -> (spans: [(confidence: Double, isRight: Bool)], gold: Int) {
        var model = model
        model.decision = decision
        let recogniser = Recogniser(model: model, gazetteer: gazetteer)
        var scratch = Recogniser.Scratch()
        var spans: [(confidence: Double, isRight: Bool)] = []
        var count = 0
        for article in articles {
            let gold = Set(article.gold.filter { $0.kind != .embedded }.map(\.range))
            count += gold.count
            for mention in recogniser.mentions(in: article.article, scratch: &scratch) {
                spans.append((mention.confidence, gold.contains(mention.range)))
            }
        }
        return (spans, count)
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
