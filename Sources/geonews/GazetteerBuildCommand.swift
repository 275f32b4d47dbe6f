import ArgumentParser
import Gazetteer

struct GazetteerBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compiles the text tables to one file that is mapped.",
        discussion: "Example: geonews gazetteer build Gazetteer --output geonews.gazetteer")

    @Argument(help: "The folder of the text tables.", completion: .directory)
    var folder = "Gazetteer"

    @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
    var output = ResourceFile.gazetteer.rawValue

    func run() throws {
        let report = try GazetteerBuilder.build(from: folder, to: output)
        for warning in report.warnings { Terminal.warning(warning.description, quiet: false) }
        print(
            "\(output): \(report.placeCount) places, \(report.nameCount) names, \(report.keyCount) keys, "
                + "\(report.shapeCount) shapes, version \(report.version)")
    }
}
