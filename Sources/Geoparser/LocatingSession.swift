/// Locates a stream of articles, some hundreds at a time. What it has learned of the sources' homes it keeps.
public struct LocatingSession {
    private let geoparser: Geoparser
    private let explains: Bool
    private var homes: SourceHomes
    private var recognition = Recogniser.Scratch()
    private var resolution = ResolutionScratch()

    /// - Parameter explains: gather the evidence of each decision.
    public init(_ geoparser: Geoparser, explains: Bool = false) {
        self.geoparser = geoparser
        self.explains = explains
        homes = SourceHomes(resolver: geoparser.resolver)
    }

    /// Locates the next articles. An article of a source that others have told of before, or tell of here, is read with
    /// that source's home in mind.
    /// - Complexity: O(text), and memory in proportion to these articles.
    public mutating func locate(_ articles: [Article]) -> [LocatedArticle] {
        let mentions = articles.map { geoparser.recogniser.mentions(in: $0, scratch: &recognition) }
        var resolved = articles.indices.map { resolve(mentions[$0], in: articles[$0], home: nil) }
        let sources = articles.map(\.source)
        if sources.contains(where: { $0 != nil }) {
            readAgain(homes.learn(sources: sources, resolved: resolved))
            readAgain(homes.learnAgain(sources: sources, resolved: resolved))
        }
        func readAgain(_ homes: [SourcePrior?]) {
            for index in articles.indices {
                guard let home = homes[index] else { continue }
                resolved[index] = resolve(mentions[index], in: articles[index], home: home)
            }
        }
        return zip(articles, resolved).map { article, mentions in
            LocatedArticle(article: article, mentions: mentions, dateline: Dateline.find(in: article.text))
        }
    }

    private mutating func resolve(
        _ mentions: [Mention], in article: Article, home: SourcePrior?
    ) -> [ResolvedMention] {
        geoparser.resolver.resolve(mentions, in: article, home: home, explain: explains, scratch: &resolution)
    }
}
