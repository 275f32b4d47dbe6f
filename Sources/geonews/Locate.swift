import ArgumentParser
import Export
import Gazetteer
import Geo
import Geoparser

struct LocateCommand: TakesFiles {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: "Find the places that articles name, and write them for a map.",
        discussion: """
            Examples:
              geonews locate article.txt > places.geojson
              geonews locate a.txt b.txt -o places.gpkg
              geonews locate - --region 'South Caucasus' --min-confidence 0.5 < article.txt
              geonews locate article.txt --geometry polygon --crs EPSG:3857 -o places.geojson
              geonews locate article.txt -o map.svg
              geonews locate article.txt --corrections corrections.jsonl -o places.geojson
            """
    )

    @Argument(help: "Articles: text, HTML, Markdown, PDF, feeds, WARC, GKG, JSON, JSON Lines; - is standard input.")
    var inputs: [String]

    @OptionGroup var intake: IntakeArguments
    @OptionGroup var parsing: ParsingOptions
    @OptionGroup var mended: CorrectionArguments
    @OptionGroup var feature: FeatureArguments
    @OptionGroup var output: OutputArguments

    mutating func run() throws {
        let house = try House(parsing)
        let corrections = try mended.read()
        let options = try feature.options(gazetteer: house.gazetteer)
        var session = LocatingSession(house.geoparser, explains: feature.explain)
        var map = try MapRun(output, options: options, gazetteer: house.gazetteer, isQuiet: parsing.quiet)
        var pile = ArticlePile()
        func locate(_ articles: [Article], isAll: Bool) throws {
            var located = session.locate(articles)
            mended.apply(corrections, to: &located, gazetteer: house.gazetteer, quiet: parsing.quiet)
            try map.add(located, isAll: isAll)
        }
        var isFirst = true
        let failures = try ArticleFiles.each(inputs, intake, quiet: parsing.quiet) { article in
            if pile.isFull {
                try locate(pile.take(), isAll: false)
                isFirst = false
            }
            pile.add(article)
        }
        try locate(pile.take(), isAll: isFirst)
        try map.finish()
        if failures > 0 { throw ExitCode(1) }
    }
}

/// Articles that are located together: enough for sources to tell of their homes, and few enough for flat memory.
private struct ArticlePile {
    private static let mostArticles = 256
    private static let mostBytes = 4 << 20

    private var articles: [Article] = []
    private var byteCount = 0

    var isFull: Bool { articles.count >= Self.mostArticles || byteCount >= Self.mostBytes }

    mutating func add(_ article: Article) {
        articles.append(article)
        byteCount += article.text.bytes.count
    }

    /// Hands over all articles.
    mutating func take() -> [Article] {
        defer { self = ArticlePile() }
        return articles
    }
}
