import ArgumentParser
import Gazetteer
import Geoparser
import Learning

/// A reader's corrections, saved by the web map.
struct CorrectionArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Apply the corrections that the page of geonews map saved; may be repeated.", valueName: "file"),
        completion: .file())
    var corrections: [String] = []

    private static let largest = 256 << 20

    /// Corrections that no longer fit are said and left out.
    func apply(to located: inout [LocatedArticle], gazetteer: Gazetteer, quiet: Bool) throws {
        for path in corrections {
            let bytes = try InputFile.bytes(of: path, limit: Self.largest)
            let misfits = try CorrectionsFile.read(bytes, path: path).apply(to: &located, gazetteer: gazetteer)
            for misfit in misfits { Terminal.warning(misfit, quiet: quiet) }
        }
    }
}
