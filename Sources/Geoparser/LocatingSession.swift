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
        let (recogniser, builder) = (geoparser.recogniser, geoparser.resolver.builder)
        var mentions: [[Mention]] = []
        var divisions: [NamedDivisions] = []
        for article in articles {
            let found = recogniser.mentions(in: article, scratch: &recognition)
            mentions.append(found)
            divisions.append(
                found.isEmpty
                    ? NamedDivisions()
                    : builder.divisions(in: article, preparedAs: &recognition.text, scratch: &resolution))
        }
        let resolved = geoparser.resolver.resolve(
            mentions, in: articles, divisions: divisions, homes: &homes, explain: explains, scratch: &resolution)
        return zip(articles, resolved).map { article, mentions in
            LocatedArticle(article: article, mentions: mentions, dateline: Dateline.find(in: article.text))
        }
    }
}
