import Geoparser

/// Collects a corpus while it is read: in strict reading the first problem ends it, otherwise problems are noted and
/// what they spoil is left out.
struct CorpusBuilder {
    let path: String
    let skipsErrors: Bool
    let demonyms: DemonymRule
    private(set) var articles: [CorpusArticle] = []
    private(set) var problems: [CorpusError] = []
    private(set) var reanchored = 0

    init(path: String, skipsErrors: Bool, demonyms: DemonymRule) {
        self.path = path
        self.skipsErrors = skipsErrors
        self.demonyms = demonyms
    }

    mutating func report(_ message: String, line: Int) throws(CorpusError) {
        let error = CorpusError(path: path, line: line, message: message)
        guard skipsErrors else { throw error }
        problems.append(error)
    }

    mutating func append(_ article: CorpusArticle, reanchored: Int = 0) {
        var article = article
        article.gold.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        article.types.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        articles.append(article)
        self.reanchored += reanchored
    }

    func corpus(_ format: CorpusFormat) -> Corpus {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let name = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        return Corpus(
            name: name.isEmpty ? file : name, format: format, articles: articles, reanchored: reanchored,
            problems: problems)
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        var characters = Substring(self)
        while characters.first?.isWhitespace == true { characters.removeFirst() }
        while characters.last?.isWhitespace == true { characters.removeLast() }
        return String(characters)
    }

    /// Nil when nothing but white space.
    var nonEmpty: String? {
        let text = trimmed
        return text.isEmpty ? nil : text
    }
}

extension CalendarDate {
    /// The day at the start of an ISO 8601 date or time, `2009-03-20 12:24:52`; nil when there is none.
    init?(isoPrefix text: String) {
        let parts = text.trimmed.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }
}
