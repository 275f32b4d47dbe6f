import Geoparser

/// Where a format's reader hands over what it finds.
struct Sink {
    /// The input's path; `standard input` for `-`.
    let path: String
    /// The longest article, in bytes.
    let limit: Int
    let onArticle: (GivenArticle) throws -> Void
    let onProblem: (IntakeProblem) -> Void

    /// The input without its folders: what an article is called that has no other name.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Hands an article over, or says what is wrong with its text.
    func emit(_ article: RawArticle, at place: @autoclosure () -> String?) throws {
        let given: GivenArticle
        do throws(ReadingError) {
            given = try article.given()
        } catch {
            problem(error, at: place())
            return
        }
        if let words = article.warning { warning(words, at: place()) }
        try onArticle(given)
    }

    /// Says that a record could not be read; the others are.
    func problem(_ reason: some CustomStringConvertible, at place: String?) {
        onProblem(IntakeProblem(path: path, place: place, reason: reason))
    }

    func warning(_ reason: String, at place: String? = nil) {
        var problem = IntakeProblem(path: path, place: place, reason: reason)
        problem.isWarning = true
        onProblem(problem)
    }
}
