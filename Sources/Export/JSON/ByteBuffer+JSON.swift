import Geo

extension ByteBuffer {
    /// A JSON string: quotes, backslashes and control characters are escaped, all else is copied as UTF-8.
    /// Clean stretches are found eight bytes at a time.
    mutating func append(json text: String) {
        append(UInt8(ascii: "\""))
        Self.withUTF8(of: text) { appendEscaped($0) }
        append(UInt8(ascii: "\""))
    }

    mutating func append(json value: PropertyValue) {
        switch value {
        case .null: append("null")
        case .bool(let flag): flag ? append("true") : append("false")
        case .integer(let integer): append(decimal: integer)
        case .number(let number): append(json: number)
        case .string(let text): append(json: text)
        case .strings(let list):
            append(UInt8(ascii: "["))
            for (index, text) in list.enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                append(json: text)
            }
            append(UInt8(ascii: "]"))
        case .array(let values):
            append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { append(UInt8(ascii: ",")) }
                append(json: value)
            }
            append(UInt8(ascii: "]"))
        case .object(let properties): append(json: properties)
        }
    }

    mutating func append(json properties: Properties) {
        append(UInt8(ascii: "{"))
        let start = count
        var next = 0
        for (position, block) in properties.blocks {
            append(members: properties.own[next..<position], after: start)
            next = position
            let members = block.json { JSONText.members(of: $0) }
            if count > start, !members.isEmpty { append(UInt8(ascii: ",")) }
            append(members)
        }
        append(members: properties.own[next...], after: start)
        append(UInt8(ascii: "}"))
    }

    /// Members with commas between them, and one before them if there is anything since `start`.
    mutating func append(members: some Sequence<Properties.Entry>, after start: Int) {
        for entry in members {
            if count > start { append(UInt8(ascii: ",")) }
            append(json: entry.name)
            append(UInt8(ascii: ":"))
            append(json: entry.value)
        }
    }

    /// The shortest text that reads back as the same number, with a decimal point so that readers keep the type real;
    /// `null` for what JSON has no number for.
    mutating func append(json number: Double) {
        guard number.isFinite else {
            append("null")
            return
        }
        if abs(number) < 1e9 {
            // At most six decimals: when the rounded quotient is the number itself, its digits are the number's.
            let scaled = Int64((number * 1e6).rounded())
            if Double(scaled) / 1e6 == number {
                append(scaled: scaled, decimals: 6, least: 1)
                return
            }
        }
        append(number.description)
    }

    private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        var clean = 0
        var index = 0
        while index < bytes.count {
            if bytes.count - index >= 8 {
                // Eight bytes remain, so the load is in bounds.
                let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if !Self.needsEscape(word) {
                    index += 8
                    continue
                }
            }
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                append(UnsafeBufferPointer(rebasing: bytes[clean..<index]))
                appendEscape(of: byte)
                clean = index + 1
            }
            index += 1
        }
        append(UnsafeBufferPointer(rebasing: bytes[clean...]))
    }

    /// True when one of the eight bytes is below 0x20, a quote or a backslash ("Bit Twiddling Hacks", S. E. Anderson:
    /// haszero and hasless). May say so of a byte above 0x7F too, never the other way round.
    @inline(__always)
    private static func needsEscape(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let quotes = word ^ (ones &* 0x22)
        let slashes = word ^ (ones &* 0x5C)
        let controls = (word &- ones &* 0x20) & ~word
        return (((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | controls) & tops != 0
    }

    private mutating func appendEscape(of byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        default:
            append("u00")
            for digit in [byte >> 4, byte & 15] {
                append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
