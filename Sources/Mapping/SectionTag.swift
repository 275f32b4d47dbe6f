/// The four ASCII characters that name a section.
@frozen
public struct SectionTag: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The characters as a number, the first one lowest.
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Only literals of exactly four ASCII characters are tags.
    public init(stringLiteral value: StaticString) {
        precondition(value.utf8CodeUnitCount == 4 && value.isASCII, "a section's tag has four ASCII characters")
        self.init(String(describing: value))
    }

    /// The first four bytes of the text; what is missing counts as zero.
    public init(_ text: String) {
        rawValue = text.utf8.prefix(4).enumerated().reduce(0) { $0 | UInt32($1.element) << (8 * UInt32($1.offset)) }
    }

    public var description: String {
        String(decoding: (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> (8 * UInt32($0))) }, as: UTF8.self)
    }
}
