import ArgumentParser
import Gazetteer
import Geoparser
import Learning

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Score recognition, resolution and both together on annotated articles.",
        discussion: """
            Reads LGL and TR-News, GeoVirus and GeoWebNews XML, CoNLL and BIOES, brat, and geonews's own JSON Lines.
            What is counted and how is in docs/evaluation.md. For corpora that training has seen, the figures flatter;
            geonews train --hold-out and --folds leave them out first.

            Examples:
              geonews evaluate lgl.xml TR-News.xml
              geonews evaluate lgl.xml --given-mentions --sources --errors errors.geojson
              geonews evaluate news.conll --recognition --transform lower --json scores.json
            """
    )

    @Argument(help: "Corpus files or folders.")
    var corpora: [String]

    @Option(help: "Rewrite the texts first: \(TextTransform.allCases.map(\.rawValue).joined(separator: ", ")).")
    var transform: TextTransform?

    @OptionGroup var reading: CorpusArguments
    @OptionGroup var scoring: ScoringArguments
    @OptionGroup var parsing: ParsingOptions

    mutating func run() throws {
        let gazetteer = try parsing.gazetteer.open()
        let model = try ModelFormat.open(path: ResourceFile.model.locate(parsing.model))
        let pipeline = try EvaluatedPipeline(
            model: model, gazetteer: gazetteer, parts: ScoringArguments.parts(of: scoring.tasks))
        var results = ScoringResults(scoring, gazetteer: gazetteer)
        for path in corpora {
            var corpus = try reading.read(path, gazetteer: gazetteer, quiet: parsing.quiet)
            if let transform { corpus.articles = corpus.articles.map(transform.apply) }
            let predictions = pipeline.predict(
                corpus.articles, tasks: scoring.tasks, usesSources: scoring.sources)
            results.add(corpus, predictions, tasks: scoring.tasks, setting: transform?.rawValue)
        }
        try results.write()
    }
}

extension TextTransform: ExpressibleByArgument {}
extension CorpusFormat: ExpressibleByArgument {}
extension ModelPart: ExpressibleByArgument {}
