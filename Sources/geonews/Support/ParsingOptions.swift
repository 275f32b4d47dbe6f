import ArgumentParser

/// Where the gazetteer and the model are, and how much is said.
struct ParsingOptions: ParsableArguments {
    @OptionGroup var gazetteer: GazetteerOption

    @Option(help: ArgumentHelp("The model's weights; found beside the command without it.", valueName: "file"))
    var model: String?

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false
}
