import ArgumentParser
import Geoparser
import Learning

/// What is scored and where the scores go.
struct ScoringArguments: ParsableArguments {
    @Flag(help: "Score recognition. Without any of these three, all are scored.")
    var recognition = false

    @Flag(help: "Score resolution of the gold mentions.")
    var givenMentions = false

    @Flag(help: "Score from text to place.")
    var endToEnd = false

    @Option(
        help: ArgumentHelp(
            "Kinds that are scored, instead of the format's: \(MentionKind.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "kind,…"))
    var count: String?

    @Flag(help: "Let articles of one source learn from each other where it is at home.")
    var sources = false

    @Option(help: ArgumentHelp("Write the scores as JSON.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Write the errors of place as GeoJSON lines from gold to guess.", valueName: "file"))
    var errors: String?

    @Option(help: ArgumentHelp("How many errors of each kind are printed.", valueName: "n"))
    var errorsShown = 5

    @Option(help: "Decides folds and resamples, and training.")
    var seed: UInt64 = 1

    func validate() throws {
        for name in kindNames where MentionKind(rawValue: name) == nil {
            throw ValidationError("--count: '\(name)' is no kind of mention")
        }
    }

    private var kindNames: [String] { count?.split(separator: ",").map(String.init) ?? [] }

    func countedKinds(_ format: CorpusFormat) -> Set<MentionKind> {
        count == nil ? format.countedKinds : Set(kindNames.compactMap(MentionKind.init))
    }

    var tasks: Set<EvaluationTask> {
        var tasks: Set<EvaluationTask> = []
        if recognition { tasks.insert(.recognition) }
        if givenMentions { tasks.insert(.givenMentions) }
        if endToEnd { tasks.insert(.endToEnd) }
        return tasks.isEmpty ? Set(EvaluationTask.allCases) : tasks
    }

    /// The halves of the model that the tasks need.
    static func parts(of tasks: Set<EvaluationTask>) -> Set<ModelPart> {
        if tasks == [.recognition] { return [.recognition] }
        return tasks == [.givenMentions] ? [.resolution] : Set(ModelPart.allCases)
    }
}
