import ArgumentParser
import Gazetteer
import Geoparser
import Learning
import Mapping

#if canImport(Glibc)
    import Glibc
#endif

struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train recognition and resolution from annotated articles, and score what was left out.",
        discussion: """
            With -o the model is written beside the file and renamed, so that an interruption leaves the old one.
            --hold-out trains without a corpus and scores it; --folds trains without each part of each corpus in turn
            and scores the parts together. The teacher's labels must not have seen what is scored.

            Examples:
              geonews train --corpus lgl.xml --corpus TR-News.xml --silver all.jsonl --clusters all.tsv -o geonews.model
              geonews train --corpus lgl.xml --corpus TR-News.xml --hold-out lgl --silver no-lgl.jsonl
              geonews train --corpus lgl.xml --folds 5 --silver no-lgl.jsonl --only recognition
            """
    )

    @Option(name: .customLong("corpus"), help: ArgumentHelp("Annotated articles; may be repeated.", valueName: "file"))
    var corpora: [String]

    @Option(help: ArgumentHelp("Articles that a teacher labelled, JSON Lines; may be repeated.", valueName: "file"))
    var silver: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Articles whose names have types: those of the corpora, by id, tell what else is named there, others tell \
            metonyms and places inside names; may be repeated.
            """,
            valueName: "path"))
    var types: [String] = []

    @Option(help: ArgumentHelp("The teacher's word clusters.", valueName: "file"))
    var clusters: String?

    @Option(
        help: ArgumentHelp(
            "Corpora to leave out of training and to score, by the start of their names.", valueName: "name"))
    var holdOut: [String] = []

    @Option(help: ArgumentHelp("Score each corpus in so many parts, each by a model of the others.", valueName: "n"))
    var folds: Int?

    @Option(help: "Train one half; the other is kept as it is in the output file.")
    var only: ModelPart?

    @Option(name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "file"))
    var output: String?

    @OptionGroup var reading: CorpusArguments
    @OptionGroup var scoring: ScoringArguments
    @OptionGroup var place: GazetteerOption

    @Flag(name: .shortAndLong, help: "Say nothing but scores and errors.")
    var quiet = false

    func validate() throws {
        if let folds, folds < 2 { throw ValidationError("--folds needs at least 2") }
        if folds != nil, !holdOut.isEmpty { throw ValidationError("--folds and --hold-out exclude each other") }
        if folds == nil, holdOut.isEmpty, output == nil {
            throw ValidationError("nothing to do: say -o to write a model, --hold-out or --folds to score one")
        }
        if folds != nil, output != nil { throw ValidationError("--folds writes no model; train again with -o") }
    }

    mutating func run() throws {
        let gazetteer = try place.open()
        let trainer = try trainer(gazetteer)
        let all = try corpora.map { try reading.read($0, gazetteer: gazetteer, quiet: quiet) }
        let heldOut = all.filter { corpus in holdOut.contains { Self.isNamed(corpus.name, $0) } }
        for name in holdOut where !heldOut.contains(where: { Self.isNamed($0.name, name) }) {
            throw ValidationError("--hold-out \(name): no --corpus of that name")
        }
        let gold = all.filter { corpus in !heldOut.contains { $0.name == corpus.name } }.flatMap(\.namedArticles)
        var results = ScoringResults(scoring, gazetteer: gazetteer)
        if let folds {
            let validation = CrossValidation(trainer: trainer, tasks: tasks, usesSources: scoring.sources)
            for corpus in all {
                let others = all.filter { $0.name != corpus.name }.flatMap(\.namedArticles)
                let predictions = try validation.predict(corpus, folds: folds, with: others)
                results.add(corpus, predictions, tasks: tasks, setting: "\(folds)-fold")
            }
        } else if let output {
            try trainer.train(gold, to: output)
            let model = try ModelFormat.open(path: output)
            let pipeline = try EvaluatedPipeline(
                model: model, gazetteer: gazetteer, parts: ScoringArguments.parts(of: tasks))
            for corpus in heldOut {
                let predictions = pipeline.predict(corpus.articles, tasks: tasks, usesSources: scoring.sources)
                results.add(corpus, predictions, tasks: tasks, setting: "unseen")
            }
        } else {
            let validation = CrossValidation(trainer: trainer, tasks: tasks, usesSources: scoring.sources)
            let predictions = try validation.predict(heldOut.flatMap(\.articles), trainedOn: gold)
            var start = 0
            for corpus in heldOut {
                let end = start + corpus.articles.count
                results.add(corpus, Array(predictions[start..<end]), tasks: tasks, setting: "unseen")
                start = end
            }
        }
        try results.write()
    }

    private static func note(_ line: String) {
        // A failing standard error has nobody left to be told.
        _ = Array("geonews: \(line)\n".utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }

    /// What can be scored with the trained half alone.
    private var tasks: Set<EvaluationTask> {
        switch only {
        case .recognition: [.recognition]
        case .resolution: [.givenMentions]
        case nil: scoring.tasks
        }
    }

    private func trainer(_ gazetteer: Gazetteer) throws -> ModelTrainer {
        var labelled: [CorpusArticle] = []
        var typed: [CorpusArticle] = []
        if only != .resolution {
            for path in silver { labelled += try reading.readSilver(path, quiet: quiet) }
            for path in types { typed += try reading.readTyped(path, gazetteer: gazetteer, quiet: quiet) }
        }
        let isQuiet = quiet
        return ModelTrainer(
            gazetteer: gazetteer, clusters: try clusters.map { try ClusterFile(contentsOf: $0) } ?? ClusterFile(),
            silver: labelled, typed: typed, parts: only.map { [$0] } ?? Set(ModelPart.allCases), base: try base(),
            seed: scoring.seed, progress: { if !isQuiet { Self.note($0) } })
    }

    /// The output's own other half, when only one is trained.
    private func base() throws -> SectionedFile? {
        guard only != nil, let output, access(output, F_OK) == 0 else { return nil }
        return try ModelFormat.open(path: output)
    }

    /// "trnews" names TR-News: letters and digits decide.
    private static func isNamed(_ corpus: String, _ name: String) -> Bool {
        func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return plain(corpus).hasPrefix(plain(name))
    }
}
