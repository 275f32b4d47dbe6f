extension JSONParser {
    mutating func string() throws(JSONReadingError) -> String {
        let stretch = try stringBody()
        return unescaped.isEmpty
            ? String(decoding: bytes[stretch], as: UTF8.self) : String(decoding: unescaped, as: UTF8.self)
    }

    /// The string's bytes, without its escapes.
    mutating func stringBytes() throws(JSONReadingError) -> [UInt8] {
        let stretch = try stringBody()
        guard !unescaped.isEmpty else { return Array(bytes[stretch]) }
        defer { unescaped = [] }
        return unescaped
    }

    /// Reads a string to its end. Returns where its bytes stand, or leaves them in `unescaped` if it has escapes.
    private mutating func stringBody() throws(JSONReadingError) -> Range<Int> {
        index += 1
        unescaped.removeAll(keepingCapacity: true)
        let bytes = bytes
        while true {
            let start = index
            index = bytes.withUnsafeBufferPointer { $0.firstEscaped(from: start) }
            guard index < bytes.count else { throw failure("a string does not end") }
            let byte = bytes[index]
            let stretch = start..<index
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                if !unescaped.isEmpty { keep(bytes, stretch) }
                return stretch
            case UInt8(ascii: "\\"):
                if unescaped.isEmpty { unescaped.reserveCapacity(min(bytes.count - start, Self.usualLength)) }
                keep(bytes, stretch)
                try escape()
            default: throw failure("a control character in a string")
            }
        }
    }

    /// Adds bytes that stand for themselves to `unescaped`.
    private mutating func keep(_ bytes: [UInt8], _ stretch: Range<Int>) {
        bytes.withUnsafeBufferPointer { unescaped.append(contentsOf: UnsafeBufferPointer(rebasing: $0[stretch])) }
    }

    private static let usualLength = 1 << 14

    private mutating func escape() throws(JSONReadingError) {
        guard let byte else { throw failure("a string does not end") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try escapedScalar()
            unescaped.append(contentsOf: scalar.utf8)
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
        guard index + 4 <= bytes.count else { throw failure("an unknown escape") }
        var number: UInt32 = 0
        for digit in bytes[index..<index + 4] {
            switch digit {
            case 0x30...0x39: number = number << 4 | UInt32(digit - 0x30)
            case 0x41...0x46, 0x61...0x66: number = number << 4 | UInt32(digit | 0x20 - 0x57)
            default: throw failure("an unknown escape")
            }
        }
        index += 4
        return number
    }
}
