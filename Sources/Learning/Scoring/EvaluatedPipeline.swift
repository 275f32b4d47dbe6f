import Gazetteer
import Geoparser

/// The steps that are scored, whatever model is behind them.
public struct EvaluatedPipeline: Sendable {
    public var recognise: @Sendable (Article) -> [Mention]
    /// Resolves a batch, each article's mentions in order; with `usesSources` articles of one source learn from each other.
    public var resolve:
        @Sendable (_ mentions: [[Mention]], _ articles: [Article], _ usesSources: Bool) -> [[ResolvedMention]]
    /// The places that are considered for each mention.
    public var candidates: @Sendable (_ mentions: [Mention], _ article: Article) -> [[PlaceRow]]

    public init(
        recognise: @escaping @Sendable (Article) -> [Mention],
        resolve: @escaping @Sendable ([[Mention]], [Article], Bool) -> [[ResolvedMention]],
        candidates: @escaping @Sendable ([Mention], Article) -> [[PlaceRow]]
    ) {
        self.recognise = recognise
        self.resolve = resolve
        self.candidates = candidates
    }

    /// What the tasks need of each article. The batch is the whole list: a source's home is learned within it.
    public func predict(
        _ articles: [CorpusArticle], tasks: Set<EvaluationTask>, usesSources: Bool = false
    ) -> [ArticlePrediction] {
        var predictions = [ArticlePrediction](repeating: ArticlePrediction(), count: articles.count)
        let texts = articles.map(\.article)
        if tasks.contains(.recognition) || tasks.contains(.endToEnd) {
            for (index, text) in texts.enumerated() { predictions[index].mentions = recognise(text) }
        }
        if tasks.contains(.endToEnd) {
            let resolved = resolve(predictions.map(\.mentions), texts, usesSources)
            for index in predictions.indices { predictions[index].located = resolved[index] }
        }
        if tasks.contains(.givenMentions) {
            let given = articles.map { article in
                article.gold.filter { $0.coordinate != nil }.map {
                    Mention(range: $0.range, kind: $0.kind, confidence: 1)
                }
            }
            let resolved = resolve(given, texts, usesSources)
            for index in predictions.indices {
                predictions[index].goldAnswers = resolved[index]
                predictions[index].goldCandidates = candidates(given[index], texts[index])
            }
        }
        return predictions
    }
}
