/// A word, number or sign of the text with what the features ask about it, computed once.
package struct Token: Sendable {
    /// UTF-8 byte offsets in the text.
    package var start: UInt32
    package var end: UInt32
    /// `WordHash` of the lower-case bytes, digits as `0`, quotes and dashes made alike.
    package var word: UInt32
    /// The first three lower-case bytes.
    package var head: UInt32
    /// The last four lower-case bytes.
    package var tail: UInt32
    /// Runs of character classes, at most two of a kind, four bits each: "Baku" is Aaa.
    package var shape: UInt32
    package var flags: Flags

    /// What room for tokens is filled with.
    static let blank = Token(start: 0, end: 0, word: 0, head: 0, tail: 0, shape: 0, flags: [])

    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt16

        package init(rawValue: UInt16) {
            self.rawValue = rawValue
        }

        /// Letters or digits, not a sign.
        package static let word = Flags(rawValue: 1 << 0)
        /// The first letter is a capital.
        package static let capitalised = Flags(rawValue: 1 << 1)
        /// Two or more letters, all capitals.
        package static let allCapitals = Flags(rawValue: 1 << 2)
        /// Begins with a lower-case letter.
        package static let lowerCase = Flags(rawValue: 1 << 3)
        package static let digits = Flags(rawValue: 1 << 4)
        /// A script that has no capitals.
        package static let caseless = Flags(rawValue: 1 << 5)
        /// A script without spaces between words.
        package static let ideographs = Flags(rawValue: 1 << 6)
        /// White space stands before it.
        package static let spaced = Flags(rawValue: 1 << 7)
        /// First of its line.
        package static let lineStart = Flags(rawValue: 1 << 8)
        /// First of its sentence, as far as signs tell.
        package static let sentenceStart = Flags(rawValue: 1 << 9)
        /// Perhaps first of its sentence: after a short word's full stop or a line break.
        package static let perhapsStart = Flags(rawValue: 1 << 10)
        /// A hyphen, dash or slash.
        package static let hyphen = Flags(rawValue: 1 << 11)
        package static let fullStop = Flags(rawValue: 1 << 12)
        /// The possessive ending 's.
        package static let possessive = Flags(rawValue: 1 << 13)
        /// Divided by a hyphen at a line's end.
        package static let divided = Flags(rawValue: 1 << 14)
        /// Holds full stops between letters: U.S.
        package static let dotted = Flags(rawValue: 1 << 15)
    }

    package var range: Range<Int> { Int(start)..<Int(end) }

    /// Letters without the full stops between them, where all are ASCII; bytes elsewhere.
    var letterCount: Int { flags.contains(.dotted) ? (range.count + 1) / 2 : range.count }

    /// 1 or 0: for sums and conditions without branches.
    /// - Parameter flag: one flag.
    @inline(__always)
    func has(_ flag: Flags) -> Int { Int(flags.rawValue &>> UInt16(flag.rawValue.trailingZeroBitCount)) & 1 }
}

/// Hashes of single signs that features and rules ask for. Computed, so that the compiler makes numbers of them: constants
/// that are made on first use would be a call each time in the hottest loops.
package enum SignHash {
    @inline(__always)
    package static func of(_ byte: UInt8) -> UInt32 { WordHash.of(UInt64(byte), 0) }

    static var exclamation: UInt32 { of(UInt8(ascii: "!")) }
    static var question: UInt32 { of(UInt8(ascii: "?")) }
    static var apostrophe: UInt32 { of(UInt8(ascii: "'")) }
    package static var quote: UInt32 { of(UInt8(ascii: "\"")) }
    package static var comma: UInt32 { of(UInt8(ascii: ",")) }
    package static var dash: UInt32 { of(UInt8(ascii: "~")) }
    package static var hyphen: UInt32 { of(UInt8(ascii: "-")) }
    package static var openBracket: UInt32 { of(UInt8(ascii: "(")) }
    package static var colon: UInt32 { of(UInt8(ascii: ":")) }
    /// "and", the first letter in the lowest bits.
    private static var and: UInt32 { WordHash.of(0x64_6E_61, 0) }

    /// Whether the word stands between the members of a list.
    static func joinsList(_ word: UInt32) -> Bool { word == comma || word == and }
}
