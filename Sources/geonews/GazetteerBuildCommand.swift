import ArgumentParser
import Gazetteer

struct GazetteerBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compiles the text tables to one file that is mapped.",
        discussion: """
            Examples:
              geonews gazetteer build Gazetteer --output geonews.gazetteer
              geonews gazetteer build Gazetteer --geonames dump --output large.gazetteer

            A dump is a folder with allCountries.txt and, better, alternateNamesV2.txt, admin1CodesASCII.txt and
            admin2Codes.txt of download.geonames.org/export/dump.
            """)

    @Argument(help: "The folder of the text tables.", completion: .directory)
    var folder = "Gazetteer"

    @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
    var output = ResourceFile.gazetteer.rawValue

    @Option(help: ArgumentHelp("A GeoNames dump whose places come in.", valueName: "folder"), completion: .directory)
    var geonames: String?

    func run() throws {
        let report = try GazetteerBuilder.build(from: folder, geoNames: geonames, to: output)
        for warning in report.warnings { Terminal.warning(warning.description, quiet: false) }
        print(
            "\(output): \(report.placeCount) places, \(report.nameCount) names, \(report.keyCount) keys, "
                + "\(report.shapeCount) shapes, version \(report.version)")
    }
}
