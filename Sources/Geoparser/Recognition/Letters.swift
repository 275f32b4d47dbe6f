/// What a Unicode scalar is to the tokeniser.
enum ScalarClass: UInt8 {
    case space, lineBreak, upper, lower, caseless, ideograph, digit, sign
    /// Marks, joiners and soft hyphens: they continue a word and are not part of its identity.
    case mark
}

/// The scripts of news, by range. Not a full Unicode table: what is unknown above U+0250 is a letter without case.
enum Letters {
    @inline(__always)
    static func classOf(ascii byte: UInt8) -> ScalarClass {
        if (byte | 0x20) &- 97 < 26 { return byte < 97 ? .upper : .lower }
        if byte &- 48 < 10 { return .digit }
        if byte == 10 { return .lineBreak }
        // Emphasis marks of Markdown do not separate a name from its sentence.
        if byte <= 32 || byte == 0x2A || byte == 0x5F || byte == 0x60 || byte == 0x7F { return .space }
        return .sign
    }

    static func classOf(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case ..<0x80: classOf(ascii: UInt8(scalar))
        case 0x80..<0x250: latin(scalar)
        case 0x250..<0x2B0: .lower
        case 0x300..<0x370: .mark
        case 0x370..<0x400: scalar == 0x386 || (0x388..<0x3AC).contains(scalar) && scalar != 0x390 ? .upper : .lower
        case 0x400..<0x430: .upper
        case 0x430..<0x460: .lower
        case 0x460..<0x482, 0x48A..<0x530: scalar & 1 == 0 ? .upper : .lower
        case 0x483..<0x48A: .mark
        case 0x531..<0x557: .upper
        case 0x560..<0x589: .lower
        case 0x591..<0x5C8, 0x610..<0x61B, 0x64B..<0x660: .mark
        case 0x589, 0x60C, 0x61B, 0x61F, 0x66A..<0x66E, 0x6D4, 0x964, 0x965: .sign
        case 0x660..<0x66A, 0x6F0..<0x6FA, 0x966..<0x970: .digit
        case 0xE00..<0xE80, 0x1000..<0x10A0, 0x1780..<0x1800: .ideograph
        case 0x1E00..<0x1F00: scalar & 1 == 0 ? .upper : .lower
        case 0x2000..<0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: .space
        case 0x200B..<0x2010, 0xFE00..<0xFE10, 0x20D0..<0x2100: .mark
        case 0x2010..<0x2C00: .sign
        case 0x3001..<0x3040, 0xFF00..<0xFF10, 0xFF1A..<0xFF21, 0xFE30..<0xFE50, 0xFF5B..<0xFF66: .sign
        case 0x3040..<0xA000, 0xF900..<0xFB00, 0x20000..<0x32000: .ideograph
        case 0xE000..<0xF900, 0xFFF0..<0x10000, 0x1F000..<0x20000: .sign
        default: .caseless
        }
    }

    private static func latin(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0x85, 0xA0: .space
        case 0xAD: .mark
        case 0xAA, 0xB5, 0xBA: .lower
        case ..<0xC0, 0xD7, 0xF7: .sign
        case ..<0xDF: .upper
        case ..<0x100: .lower
        case 0x130, 0x178, 0x179, 0x17B, 0x17D, 0x18F: .upper
        case 0x138, 0x149, 0x17A, 0x17C, 0x17E, 0x17F: .lower
        case 0x139..<0x149: scalar & 1 == 1 ? .upper : .lower
        default: scalar & 1 == 0 ? .upper : .lower
        }
    }

    /// The lower-case scalar of an upper-case one of the classes above.
    static func lower(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case ..<0x80: scalar | 0x20
        case 0xC0..<0xDF, 0x391..<0x3AC, 0x410..<0x430: scalar + 0x20
        case 0x130: 0x69
        case 0x178: 0xFF
        case 0x18F: 0x259
        case 0x386: 0x3AC
        case 0x388..<0x38B: scalar + 37
        case 0x38C: 0x3CC
        case 0x38E, 0x38F: scalar + 63
        case 0x400..<0x410: scalar + 0x50
        case 0x531..<0x557: scalar + 0x30
        default: scalar + 1
        }
    }

    /// Decodes the scalar at `at` of valid UTF-8. O(1).
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (scalar: UInt32, length: Int) {
        let first = UInt32(bytes[at])
        if first < 0x80 { return (first, 1) }
        let left = bytes.count - at
        func next(_ offset: Int) -> UInt32 { UInt32(bytes[at + offset] & 0x3F) }
        if first < 0xE0, left > 1 { return ((first & 0x1F) << 6 | next(1), 2) }
        if first < 0xF0, left > 2 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        if left > 3 { return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4) }
        return (0xFFFD, 1)
    }

    /// Quotes and dashes of every style as one.
    static func normalised(sign scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x201C...0x201F, 0xAB, 0xBB, 0x2039, 0x203A, 0x300C...0x300F: UInt8(ascii: "\"")
        case 0x2018...0x201B, 0x2032: UInt8(ascii: "'")
        case 0x2010, 0x2011: UInt8(ascii: "-")
        case 0x2012...0x2015, 0x2212: UInt8(ascii: "~")
        default: nil
        }
    }
}
