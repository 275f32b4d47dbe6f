import Gazetteer
import Mapping

/// Articles in, located articles out: the one way through the house, for the command, the trainer and the evaluator.
public final class Geoparser: Sendable {
    public let gazetteer: Gazetteer
    public let recogniser: Recogniser
    public let resolver: Resolver

    /// - Throws: `RecognitionModelError` or `SectionedFileError` when the model is of another version or incomplete.
    public convenience init(gazetteer: Gazetteer, model: SectionedFile) throws {
        self.init(
            gazetteer: gazetteer,
            recogniser: Recogniser(model: try RecognitionModel(file: model), gazetteer: gazetteer),
            resolver: try Resolver(model: model, gazetteer: gazetteer))
    }

    public init(gazetteer: Gazetteer, recogniser: Recogniser, resolver: Resolver) {
        self.gazetteer = gazetteer
        self.recogniser = recogniser
        self.resolver = resolver
    }

    /// Locates articles that know nothing of others but each other; articles of one source learn its home from each other.
    /// - Complexity: O(text), and memory in proportion to the batch.
    public func locate(_ articles: [Article], explains: Bool = false) -> [LocatedArticle] {
        var session = LocatingSession(self, explains: explains)
        return session.locate(articles)
    }

    public func locate(_ article: Article, explains: Bool = false) -> LocatedArticle {
        locate([article], explains: explains)[0]
    }
}
