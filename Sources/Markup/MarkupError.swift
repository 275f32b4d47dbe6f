/// Why a document could not be parsed, in the parser's own words.
public struct MarkupError: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1; 0 when unknown.
    public let line: Int
    public let message: String

    public init(line: Int, message: String) {
        self.line = line
        self.message = message
    }

    public var description: String { line > 0 ? "line \(line): \(message)" : message }
}
