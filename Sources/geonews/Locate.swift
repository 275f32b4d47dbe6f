import ArgumentParser
import Export
import Gazetteer
import Geo
import Geoparser

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: "Find the places that articles name, and write them for a map.",
        discussion: """
            Examples:
              geonews locate article.txt > places.geojson
              geonews locate a.txt b.txt -o places.gpkg
              geonews locate - --region 'South Caucasus' --min-confidence 0.5 < article.txt
              geonews locate article.txt --geometry polygon --crs EPSG:3857 -o places.geojson
              geonews locate article.txt --corrections corrections.jsonl -o places.geojson
            """
    )

    @Argument(help: "Text files; - is standard input.")
    var inputs: [String]

    @OptionGroup var parsing: ParsingOptions
    @OptionGroup var mended: CorrectionArguments
    @OptionGroup var feature: FeatureArguments
    @OptionGroup var output: OutputArguments

    mutating func run() throws {
        let house = try House(parsing)
        let input = try ArticleFiles.read(inputs)
        let options = try feature.options(gazetteer: house.gazetteer)
        var located = house.geoparser.locate(input.articles, explains: feature.explain)
        try mended.apply(to: &located, gazetteer: house.gazetteer, quiet: parsing.quiet)
        try output.write(located, options: options, gazetteer: house.gazetteer, quiet: parsing.quiet)
        if input.failures > 0 { throw ExitCode(1) }
    }
}
