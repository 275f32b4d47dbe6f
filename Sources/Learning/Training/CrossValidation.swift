import FoundationEssentials
import Gazetteer
import Geoparser

/// Scores articles that the model has not seen: a corpus that was left out, or the parts of one in turn.
public struct CrossValidation: Sendable {
    public var trainer: ModelTrainer
    public var tasks: Set<EvaluationTask>
    public var usesSources: Bool

    public init(trainer: ModelTrainer, tasks: Set<EvaluationTask>, usesSources: Bool = false) {
        self.trainer = trainer
        self.tasks = tasks
        self.usesSources = usesSources
    }

    /// Trains on some articles and predicts others.
    public func predict(_ articles: [CorpusArticle], trainedOn gold: [CorpusArticle]) throws -> [ArticlePrediction] {
        let path = FileManager.default.temporaryDirectory.path + "/geonews-\(UUID().uuidString).model"
        // An open file stays readable without its name, and an interruption of the scoring leaves nothing behind.
        let opened = Result {
            try trainer.train(gold, to: path)
            return try ModelFormat.open(path: path)
        }
        try? FileManager.default.removeItem(atPath: path)
        let model = try opened.get()
        return try EvaluatedPipeline(model: model, gazetteer: trainer.gazetteer, parts: trainer.parts)
            .predict(articles, tasks: tasks, usesSources: usesSources)
    }

    /// Predicts each part of a corpus by a model of its other parts and of further articles.
    public func predict(_ corpus: Corpus, folds count: Int, with others: [CorpusArticle]) throws -> [ArticlePrediction]
    {
        let folds = Folds(articles: corpus.articles.count, count: count, seed: trainer.seed)
        var predictions = [ArticlePrediction](repeating: ArticlePrediction(), count: corpus.articles.count)
        for part in 0..<count {
            trainer.progress("\(corpus.name): part \(part + 1) of \(count)")
            let members = folds.members(of: part)
            let rest = zip(corpus.namedArticles, folds.parts).filter { $1 != part }.map { $0.0 }
            let found = try predict(members.map { corpus.articles[$0] }, trainedOn: rest + others)
            for (member, prediction) in zip(members, found) { predictions[member] = prediction }
        }
        return predictions
    }
}
