import ArgumentParser
import Export

struct GeonewsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "geonews",
        abstract: "Turns news into maps: finds the places that an article names and writes them as GeoJSON.",
        discussion: """
            geonews works offline, from one file of places and one file of weights beside it.

            Examples:
              geonews locate article.txt > places.geojson
              geonews locate article.txt -o places.gpkg
              geonews locate page.html feed.xml report.pdf --geometry polygon > places.geojson
              geonews locate crawl.warc.gz --text-out texts -o places.gpkg
              geonews map article.txt -o map.html
              geonews gazetteer search Gyumri
            """,
        version: geonewsVersion,
        subcommands: [
            LocateCommand.self, MapCommand.self, QGISCommand.self, GazetteerCommand.self, EvaluateCommand.self,
            TrainCommand.self,
        ],
        groupedSubcommands: [CommandGroup(name: "Analysis", subcommands: MapCommands.all)]
    )
}

/// The version of the command, of its output and of its documentation.
let geonewsVersion = "0.1.0"

/// Exit codes: 0 done, 1 a failure, 2 misuse.
@main
enum Main {
    static func main() {
        do {
            let arguments = FoldedArguments(Array(CommandLine.arguments.dropFirst()))
            var command = try GeonewsCommand.parseAsRoot(arguments.short)
            arguments.unfold(&command)
            try command.run()
        } catch ExportError.closedPipe {
            GeonewsCommand.exit(withError: ExitCode.success)
        } catch {
            finish(with: error)
        }
    }

    /// Help and version go to standard output with 0; what is wrong with the arguments to standard error with 2; the
    /// house's own errors, one line each, to standard error with 1.
    private static func finish(with error: any Error) -> Never {
        let code = GeonewsCommand.exitCode(for: error)
        if code == .success {
            print(GeonewsCommand.fullMessage(for: error))
        } else if code == .validationFailure {
            Terminal.error(GeonewsCommand.fullMessage(for: error))
            GeonewsCommand.exit(withError: ExitCode(2))
        } else if !(error is ExitCode) {
            Terminal.error("\(error)")
        }
        GeonewsCommand.exit(withError: error is ExitCode || code == .success ? code : ExitCode(1))
    }
}
