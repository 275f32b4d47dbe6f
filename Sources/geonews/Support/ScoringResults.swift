import Export
import Gazetteer
import Geo
import Learning

/// Scores as they come in, printed at once and written at the end.
struct ScoringResults {
    private let arguments: ScoringArguments
    private let gazetteer: Gazetteer
    private var reports: [EvaluationReport] = []
    private var errors: [Feature] = []

    init(_ arguments: ScoringArguments, gazetteer: Gazetteer) {
        self.arguments = arguments
        self.gazetteer = gazetteer
    }

    mutating func add(
        _ corpus: Corpus, _ predictions: [ArticlePrediction], tasks: Set<EvaluationTask>, setting: String?
    ) {
        let evaluation = Evaluation(
            corpus, predictions, tasks: tasks, countedKinds: arguments.countedKinds(corpus.format),
            gazetteer: gazetteer, bootstrap: Bootstrap(seed: arguments.seed))
        let settings = [setting, arguments.sources ? "with source prior" : nil].compactMap { $0 }
        let report = EvaluationReport(evaluation, setting: settings.isEmpty ? nil : settings.joined(separator: ", "))
        print(report.text, terminator: "")
        for (kind, members) in Dictionary(grouping: evaluation.errors, by: \.kind).sorted(by: {
            $0.key.rawValue < $1.key.rawValue
        }) {
            guard arguments.errorsShown > 0 else { break }
            print("  \(members.count) × \(kind.rawValue)")
            for error in members.prefix(arguments.errorsShown) { print("    \(error.text)") }
        }
        reports.append(report)
        if arguments.errors != nil { errors += evaluation.errorMap.features }
    }

    func write() throws {
        if let path = arguments.json {
            let output = try Output(path: path)
            try EvaluationReport.json(reports).withUnsafeBytes { try output.write($0) }
            try output.commit()
        }
        if let path = arguments.errors {
            var writer = GeoJSONWriter(to: try Output(path: path))
            try writer.write(FeatureCollection(name: "errors", features: errors))
        }
    }
}
