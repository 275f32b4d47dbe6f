import ArgumentParser

struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer",
        abstract: "Builds the gazetteer and looks into it.",
        subcommands: [
            GazetteerBuildCommand.self, GazetteerInfoCommand.self, GazetteerVerifyCommand.self,
            GazetteerSearchCommand.self, GazetteerShowCommand.self, GazetteerReverseCommand.self,
        ])
}
