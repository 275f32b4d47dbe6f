import Geoparser

/// Annotated articles of one file or folder.
public struct Corpus: Sendable {
    /// The file's name without its ending, for reports.
    public var name: String
    public var format: CorpusFormat
    public var articles: [CorpusArticle]
    /// Mentions whose offsets pointed beside their words and were moved to the nearest same words.
    public var reanchored: Int
    /// What was left out, when errors are skipped.
    public var problems: [CorpusError]

    public init(
        name: String, format: CorpusFormat, articles: [CorpusArticle], reanchored: Int = 0, problems: [CorpusError] = []
    ) {
        self.name = name
        self.format = format
        self.articles = articles
        self.reanchored = reanchored
        self.problems = problems
    }

    /// Its articles, each knowing whose it is.
    public var namedArticles: [CorpusArticle] {
        articles.map { article in
            var article = article
            article.corpus = name
            return article
        }
    }

    public var mentionCount: Int { articles.reduce(0) { $0 + $1.gold.count } }
}

/// The annotation schemes that can be read.
public enum CorpusFormat: String, Sendable, CaseIterable {
    /// Local-Global Lexicon XML, which TR-News shares.
    case lgl
    case geovirus
    case geowebnews
    /// A token a line, tags in further columns: CoNLL, IOB2, BIOES.
    case conll
    /// A folder, or one `.txt`, with a `.ann` beside each text.
    case brat
    /// JSON Lines of geonews itself.
    case jsonl

    /// Which kinds of mention the corpus's annotators marked, and so which answers are scored on it.
    public var countedKinds: Set<MentionKind> {
        switch self {
        case .lgl, .conll, .brat, .jsonl: [.place, .metonym, .demonym]
        case .geovirus: [.place, .metonym]
        case .geowebnews: [.place, .metonym, .demonym, .embedded]
        }
    }
}

/// What is wrong with a corpus, where, and what to do. One line.
public struct CorpusError: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    /// From 1; 0 where no line is to blame.
    public let line: Int
    public let message: String

    public init(path: String, line: Int = 0, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    public var description: String { line > 0 ? "\(path):\(line): \(message)" : "\(path): \(message)" }
}
