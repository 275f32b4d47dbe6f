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

    func read() throws -> [Corrections] {
        try corrections.map { try CorrectionsFile.read(InputFile.bytes(of: $0, limit: Self.largest), path: $0) }
    }

    /// Corrections that no longer fit are said and left out.
    func apply(
        _ corrections: [Corrections], to located: inout [LocatedArticle], gazetteer: Gazetteer, quiet: Bool
    ) {
        for misfit in corrections.flatMap({ $0.apply(to: &located, gazetteer: gazetteer) }) {
            Terminal.warning(misfit, quiet: quiet)
        }
    }
}
