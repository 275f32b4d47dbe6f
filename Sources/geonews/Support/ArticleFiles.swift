import ArgumentParser
import Geoparser
import Intake

/// Articles from files, one after the other, so that no batch has to be held in memory.
enum ArticleFiles {
    /// Hands over every article that can be read, in the order of the inputs. What cannot be read is said on standard
    /// error and counted.
    /// - Parameter body: what it throws ends the reading and is thrown on.
    /// - Returns: how many inputs, or records in them, could not be read.
    /// - Throws: `ExitCode` when there was nothing that could be read; why has been said then.
    static func each(
        _ paths: [String], _ arguments: IntakeArguments, quiet: Bool, _ body: (Article) throws -> Void
    ) throws -> Int {
        let intake = Intake(format: arguments.inputFormat)
        var folder = try arguments.textOut.map { try TextFolder($0) }
        var failures = 0
        var articles = 0
        for path in paths {
            try intake.read(path) { given in
                articles += 1
                try folder?.write(given)
                try body(given.article)
            } onProblem: { problem in
                if problem.isWarning {
                    Terminal.warning(problem.description, quiet: quiet)
                } else {
                    Terminal.error(problem.description)
                    failures += 1
                }
            }
        }
        if articles == 0, failures > 0 { throw ExitCode(1) }
        return failures
    }

    /// All articles at once, for what needs them so.
    static func read(
        _ paths: [String], _ arguments: IntakeArguments, quiet: Bool
    ) throws -> (articles: [Article], failures: Int) {
        var articles: [Article] = []
        let failures = try each(paths, arguments, quiet: quiet) { articles.append($0) }
        return (articles, failures)
    }
}
