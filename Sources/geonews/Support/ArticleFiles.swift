import Geoparser

/// Articles from files, one after the other, so that no batch has to be held in memory.
enum ArticleFiles {
    /// Hands over every article that can be read, in the order of the paths. What cannot be read is said on standard
    /// error and counted.
    /// - Parameter body: what it throws ends the reading and is thrown on.
    /// - Returns: how many inputs could not be read.
    /// - Throws: `Failure` when there is only one file and it cannot be read.
    static func each(_ paths: [String], _ body: (Article) throws -> Void) throws -> Int {
        var failures = 0
        for path in paths {
            let article: Article
            do throws(Failure) {
                article = try Self.article(path)
            } catch {
                if paths.count == 1 { throw error }
                Terminal.error(error.description)
                failures += 1
                continue
            }
            try body(article)
        }
        return failures
    }

    /// All articles at once, for what needs them so.
    static func read(_ paths: [String]) throws -> (articles: [Article], failures: Int) {
        var articles: [Article] = []
        let failures = try each(paths) { articles.append($0) }
        return (articles, failures)
    }

    private static func article(_ path: String) throws(Failure) -> Article {
        let bytes = try InputFile.bytes(of: path, limit: ReadingError.longestArticle)
        do {
            return try ArticleReader.read(bytes, id: path == "-" ? "standard input" : fileName(path))
        } catch {
            throw Failure(path == "-" ? "standard input" : path, error)
        }
    }

    private static func fileName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
