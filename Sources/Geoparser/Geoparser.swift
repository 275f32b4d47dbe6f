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

    /// Locates a batch. Articles of one source learn that source's home from each other.
    /// - Complexity: O(text), and memory in proportion to the batch.
    public func locate(_ articles: [Article], explains: Bool = false) -> [LocatedArticle] {
        var recognition = Recogniser.Scratch()
        var resolution = ResolutionScratch()
        let mentions = articles.map { recogniser.mentions(in: $0, scratch: &recognition) }
        func resolve(_ index: Int, home: SourcePrior?) -> [ResolvedMention] {
            resolver.resolve(
                mentions[index], in: articles[index], home: home, explain: explains, scratch: &resolution)
        }
        var resolved = articles.indices.map { resolve($0, home: nil) }
        if articles.contains(where: { $0.source != nil }) {
            let homes = SourceHomes(sources: articles.map(\.source), resolved: resolved, resolver: resolver)
            for index in articles.indices {
                if let home = homes.home(ofArticle: index) { resolved[index] = resolve(index, home: home) }
            }
        }
        return zip(articles, resolved).map { article, mentions in
            LocatedArticle(article: article, mentions: mentions, dateline: Dateline.find(in: article.text))
        }
    }

    public func locate(_ article: Article, explains: Bool = false) -> LocatedArticle {
        locate([article], explains: explains)[0]
    }
}
