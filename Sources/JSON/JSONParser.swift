import Geo

/// JSON (RFC 8259) to values, members in the order of the text. O(n), nested at most `deepest` levels.
///
/// Foundation's decoder forgets the order of members, which a command that rewrites a user's file must not.
public struct JSONParser {
    private static let deepest = 200

    let bytes: [UInt8]
    var index = 0
    private var depth = 0
    /// A string without its escapes.
    var unescaped: [UInt8] = []
    /// The members of outermost objects whose strings are kept as bytes, and those of the object that is being read.
    private var keptNames: [String] = []
    private var kept: [(name: String, bytes: [UInt8])] = []

    /// The values that the bytes hold one after the other: one, or one a line, or one a record of RFC 8142. At least one.
    public static func values(in bytes: [UInt8]) throws(JSONReadingError) -> [PropertyValue] {
        try records(in: bytes, keeping: []).map(\.value)
    }

    /// As `values`, but strings that are members of outermost objects, by these names, are kept as bytes.
    public static func records(
        in bytes: [UInt8], keeping names: [String]
    ) throws(JSONReadingError) -> [JSONRecord] {
        var parser = JSONParser(bytes: bytes)
        parser.keptNames = names
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.index = 3 }
        var records: [JSONRecord] = []
        repeat {
            let value = try parser.value()
            records.append(JSONRecord(value: value, texts: parser.kept))
            parser.kept = []
            parser.skipBlanks()
        } while parser.index < bytes.count
        return records
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    func failure(_ reason: String) -> JSONReadingError {
        JSONReadingError(offset: index, reason: "not JSON: \(reason)")
    }

    var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

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
                parser.skipBlanks()
                if parser.keeps(name, entries) {
                    parser.kept.append((name, try parser.stringBytes()))
                } else {
                    entries.append((name, try parser.value()))
                }
            } while parser.take(UInt8(ascii: ","))
            guard parser.take(UInt8(ascii: "}")) else { throw parser.failure("an object does not end") }
            return .object(Properties(entries))
        }
    }

    /// Whether the value that follows is a string to be kept as bytes. Of two members by one name the first one counts.
    private func keeps(_ name: String, _ entries: [Properties.Entry]) -> Bool {
        depth == 1 && byte == UInt8(ascii: "\"") && keptNames.contains(name)
            && !kept.contains { $0.name == name } && !entries.contains { $0.name == name }
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
}
