import Geo
import JSON

extension ByteBuffer {
    /// A JSON string: quotes, backslashes and control characters are escaped, all else is copied as UTF-8.
    mutating func append(json text: String) {
        Self.withUTF8(of: text) { bytes in
            guard bytes.firstEscaped(from: 0) < bytes.count else { return append(quoted: bytes) }
            append(UInt8(ascii: "\""))
            appendEscaped(bytes)
            append(UInt8(ascii: "\""))
        }
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
    mutating func append(members: ArraySlice<Properties.Entry>, after start: Int) {
        members.withUnsafeBufferPointer { members in
            for index in members.indices {
                if count > start { append(UInt8(ascii: ",")) }
                append(json: members[index].name)
                append(UInt8(ascii: ":"))
                append(json: members[index].value)
            }
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
        while true {
            let end = bytes.firstEscaped(from: clean)
            append(UnsafeBufferPointer(rebasing: bytes[clean..<end]))
            guard end < bytes.count else { return }
            appendEscape(of: bytes[end])
            clean = end + 1
        }
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
