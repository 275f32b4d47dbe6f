import ArgumentParser

/// The commands that work on GeoJSON that was written before.
enum MapCommands {
    static let all: [any ParsableCommand.Type] = [
        ReprojectCommand.self, ClipCommand.self, HullCommand.self, BufferCommand.self, DistanceCommand.self,
        SummarizeCommand.self, DiffCommand.self,
    ]
}
