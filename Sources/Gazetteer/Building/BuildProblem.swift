import Mapping
import Shapes

/// What is wrong with the text tables, and where.
public struct BuildProblem: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    /// Counted from 1; 0 for the whole file.
    public let line: Int
    public let message: String

    public var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}

/// Why nothing was built.
public enum GazetteerBuildError: Error, Sendable, CustomStringConvertible {
    case problems([BuildProblem])
    case unreadable(path: String, reason: String)
    case file(SectionedFileError)
    case shape(ShapeError)

    private static let shown = 20

    /// A line for each of the first problems.
    public var description: String {
        switch self {
        case .problems(let problems):
            let more = problems.count > Self.shown ? ["… and \(problems.count - Self.shown) more"] : []
            return (problems.prefix(Self.shown).map(\.description) + more).joined(separator: "\n")
        case .unreadable(let path, let reason): return "\(path): cannot be read: \(reason)"
        case .file(let error): return error.description
        case .shape(let error): return "the regions cannot be drawn: \(error)"
        }
    }
}

/// Gathers what is found while the tables are read, so that one run shows everything.
struct BuildProblems {
    /// These prevent a build.
    private(set) var errors: [BuildProblem] = []
    /// These do not: a reference to a place that no table has.
    private(set) var warnings: [BuildProblem] = []

    mutating func error(_ source: SourceLine, _ message: String) {
        errors.append(BuildProblem(file: source.file, line: source.line, message: message))
    }

    mutating func warning(_ source: SourceLine, _ message: String) {
        warnings.append(BuildProblem(file: source.file, line: source.line, message: message))
    }
}

/// A line of a text table.
struct SourceLine: Hashable {
    let file: String
    let line: Int
}
