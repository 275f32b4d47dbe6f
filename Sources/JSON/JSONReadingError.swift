/// Why bytes are not JSON, or not the JSON that was expected.
public struct JSONReadingError: Error, Equatable, CustomStringConvertible {
    /// Byte offset in what was read.
    public var offset: Int
    public var reason: String

    public init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    public var description: String { "\(reason) at byte \(offset)" }
}
