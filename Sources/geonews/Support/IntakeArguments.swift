import ArgumentParser
import Intake

extension InputFormat: ExpressibleByArgument {}

/// What the inputs are, and where their texts go.
struct IntakeArguments: ParsableArguments {
    @Option(
        help: "What the inputs are, packed by gzip or not; without it, what their first bytes and their ending say.")
    var inputFormat: InputFormat?

    @Option(
        help: ArgumentHelp(
            "Write every article's text to a file in this folder: what the offsets refer to.", valueName: "folder"),
        completion: .directory)
    var textOut: String?
}
