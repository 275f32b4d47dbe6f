import ArgumentParser
import Gazetteer
import Learning

/// How corpora are read.
struct CorpusArguments: ParsableArguments {
    @Option(help: "The corpora's format, when it is not to be guessed.")
    var format: CorpusFormat?

    @Option(help: ArgumentHelp("Column of the word in CoNLL files, from 1.", valueName: "n"))
    var wordColumn: Int?

    @Option(help: ArgumentHelp("First column of tags in CoNLL files, from 1.", valueName: "n"))
    var tagColumn: Int?

    @Flag(help: "Leave out what is malformed, and say so, instead of stopping.")
    var skipErrors = false

    func validate() throws {
        if (wordColumn ?? 1) < 1 || (tagColumn ?? 1) < 1 { throw ValidationError("columns count from 1") }
        if (wordColumn == nil) != (tagColumn == nil) {
            throw ValidationError("--word-column and --tag-column go together")
        }
    }

    func read(_ path: String, gazetteer: Gazetteer, quiet: Bool) throws(CorpusError) -> Corpus {
        var columns: ColumnLayout?
        if let wordColumn, let tagColumn { columns = ColumnLayout(token: wordColumn - 1, tags: tagColumn - 1) }
        let corpus = try Corpus(
            contentsOf: path, format: format, columns: columns, skippingErrors: skipErrors,
            demonyms: DemonymRule(gazetteer))
        warn(of: corpus, quiet: quiet)
        return corpus
    }

    /// Reads a teacher's labels.
    func readSilver(_ path: String, quiet: Bool) throws(CorpusError) -> [CorpusArticle] {
        let corpus = try Corpus(contentsOf: path, format: .jsonl, skippingErrors: skipErrors)
        warn(of: corpus, quiet: quiet)
        return corpus.articles
    }

    /// Reads articles with types of names, in whatever format they are.
    func readTyped(_ path: String, gazetteer: Gazetteer, quiet: Bool) throws(CorpusError) -> [CorpusArticle] {
        let corpus = try Corpus(contentsOf: path, skippingErrors: skipErrors, demonyms: DemonymRule(gazetteer))
        warn(of: corpus, quiet: quiet)
        return corpus.articles
    }

    private func warn(of corpus: Corpus, quiet: Bool) {
        for problem in corpus.problems.prefix(20) { Terminal.warning(problem.description, quiet: quiet) }
        if corpus.problems.count > 20 { Terminal.warning("\(corpus.problems.count - 20) more problems", quiet: quiet) }
    }
}
