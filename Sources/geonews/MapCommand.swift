import ArgumentParser
import Export
import Geoparser
import WebMap

struct MapCommand: TakesFiles {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Write one page with the articles beside their map. It works from disk, without a network.",
        discussion: """
            Example:
              geonews map article.txt -o map.html
            """
    )

    @Argument(help: "Articles: text, HTML, Markdown, PDF, feeds, WARC, GKG, JSON, JSON Lines; - is standard input.")
    var inputs: [String]

    @OptionGroup var intake: IntakeArguments
    @OptionGroup var parsing: ParsingOptions
    @OptionGroup var mended: CorrectionArguments

    @Option(name: .shortAndLong, help: ArgumentHelp("The page to write; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(
        help: ArgumentHelp(
            "Draw this tile server's map instead of the bundled one; needs a network.",
            valueName: "https://…/{z}/{x}/{y}.png"))
    var tiles: String?

    @Option(help: ArgumentHelp("The tile server's attribution.", valueName: "text"))
    var tilesAttribution = ""

    func validate() throws {
        if let tiles, !tiles.hasPrefix("https://") || !tiles.contains("{z}") {
            throw ValidationError("--tiles takes an https address with {z}, {x} and {y}, not '\(tiles)'")
        }
    }

    mutating func run() throws {
        let house = try House(parsing)
        let articles = try ArticleFiles.read(inputs, intake, quiet: parsing.quiet)
        var located = house.geoparser.locate(articles.articles, explains: true)
        mended.apply(try mended.read(), to: &located, gazetteer: house.gazetteer, quiet: parsing.quiet)
        let page = try MapPage.html(
            of: located, title: located.first?.article.title ?? "geonews", gazetteer: house.gazetteer,
            libraries: try MapLibraryFiles.read(clustered: located.count > 1),
            tiles: tiles.map { Tiles(url: $0, attribution: tilesAttribution) }, nonce: Self.nonce())
        let output = try Output(path: output)
        try output.write(page)
        try output.commit()
        if articles.failures > 0 { throw ExitCode(1) }
    }

    /// 128 bits from the system, so that no article can have known them.
    private static func nonce() -> String {
        var generator = SystemRandomNumberGenerator()
        return [generator.next(), generator.next()].map { String($0 as UInt64, radix: 36) }.joined()
    }
}
