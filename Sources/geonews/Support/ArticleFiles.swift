import Geoparser

/// Articles from files, one a file.
enum ArticleFiles {
    /// Reads every file that can be read. What cannot is said on standard error and counted.
    /// - Throws: `Failure` when there is only one file and it cannot be read.
    static func read(_ paths: [String]) throws(Failure) -> (articles: [Article], failures: Int) {
        if paths.count == 1 { return ([try article(paths[0])], 0) }
        var articles: [Article] = []
        var failures = 0
        for path in paths {
            do {
                articles.append(try article(path))
            } catch {
                Terminal.error(error.description)
                failures += 1
            }
        }
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
