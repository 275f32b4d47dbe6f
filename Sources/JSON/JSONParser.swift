import Geo

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

/// JSON (RFC 8259) to values, members in the order of the text. O(n), nested at most `deepest` levels.
///
/// Foundation's decoder forgets the order of members, which a command that rewrites a user's file must not.
public struct JSONParser {
    private static let deepest = 200

    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    /// The values that the bytes hold one after the other: one, or one a line, or one a record of RFC 8142. At least one.
    public static func values(in bytes: [UInt8]) throws(JSONReadingError) -> [PropertyValue] {
        var parser = JSONParser(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.index = 3 }
        var values: [PropertyValue] = []
        repeat {
            values.append(try parser.value())
            parser.skipBlanks()
        } while parser.index < bytes.count
        return values
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func failure(_ reason: String) -> JSONReadingError {
        JSONReadingError(offset: index, reason: "not JSON: \(reason)")
    }

    private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        // The record separator of RFC 8142 counts too.
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x1E { index += 1 }
    }

    private mutating func take(_ expected: UInt8) -> Bool {
        skipBlanks()
        guard byte == expected else { return false }
        index += 1
        return true
    }

    private mutating func value() throws(JSONReadingError) -> PropertyValue {
        skipBlanks()
        guard let byte else { throw failure("it ends early") }
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ text: StaticString, _ value: PropertyValue) throws(JSONReadingError) -> PropertyValue {
        let expected = text.withUTF8Buffer { Array($0) }
        guard bytes[index...].starts(with: expected) else { throw failure("an unknown word") }
        index += expected.count
        return value
    }

    private mutating func nested<Value>(
        _ body: (inout JSONParser) throws(JSONReadingError) -> Value
    ) throws(JSONReadingError) -> Value {
        guard depth < Self.deepest else { throw failure("it is nested more than \(Self.deepest) levels deep") }
        depth += 1
        index += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONReadingError) -> PropertyValue {
        try nested { (parser) throws(JSONReadingError) in
            var entries: [(name: String, value: PropertyValue)] = []
            if parser.take(UInt8(ascii: "}")) { return .object(Properties()) }
            repeat {
                parser.skipBlanks()
                guard parser.byte == UInt8(ascii: "\"") else { throw parser.failure("a member has no name") }
                let name = try parser.string()
                guard parser.take(UInt8(ascii: ":")) else { throw parser.failure("a member has no colon") }
                entries.append((name, try parser.value()))
            } while parser.take(UInt8(ascii: ","))
            guard parser.take(UInt8(ascii: "}")) else { throw parser.failure("an object does not end") }
            return .object(Properties(entries))
        }
    }

    private mutating func array() throws(JSONReadingError) -> PropertyValue {
        try nested { (parser) throws(JSONReadingError) in
            var values: [PropertyValue] = []
            if parser.take(UInt8(ascii: "]")) { return .array([]) }
            repeat { values.append(try parser.value()) } while parser.take(UInt8(ascii: ","))
            guard parser.take(UInt8(ascii: "]")) else { throw parser.failure("a list does not end") }
            return .array(values)
        }
    }

    private mutating func number() throws(JSONReadingError) -> PropertyValue {
        let start = index
        while let byte, (byte >= 0x30 && byte <= 0x39) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        let isWhole = !text.utf8.contains { $0 == 0x2E || $0 | 0x20 == 0x65 }
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else {
            index = start
            throw failure("an unknown word or number")
        }
        return .number(number)
    }

    private mutating func string() throws(JSONReadingError) -> String {
        index += 1
        var text: [UInt8] = []
        while let byte {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw failure("a control character in a string")
            default: text.append(byte)
            }
        }
        throw failure("a string does not end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONReadingError) {
        guard let byte else { throw failure("a string does not end") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += Array(String(try escapedScalar()).utf8)
        default: throw failure("an unknown escape")
        }
    }

    /// A `\uXXXX`, or the pair of them that a character beyond the basic plane takes; half a pair becomes U+FFFD.
    private mutating func escapedScalar() throws(JSONReadingError) -> Unicode.Scalar {
        let first = try hexadecimal()
        if (0xD800..<0xDC00).contains(first), bytes[index...].starts(with: [0x5C, 0x75]) {
            let mark = index
            index += 2
            let second = try hexadecimal()
            if (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
            index = mark
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(JSONReadingError) -> UInt32 {
        guard index + 4 <= bytes.count,
            let number = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
        else { throw failure("an unknown escape") }
        index += 4
        return number
    }
}
