/// What GEOS refused to do, in its own words.
public struct ShapeError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was being done: "union", "polygonize".
    public var operation: String
    /// GEOS's message, or this module's where GEOS was not asked.
    public var message: String

    public init(operation: String, message: String) {
        self.operation = operation
        self.message = message
    }

    public var description: String { "\(operation): \(message)" }
}
