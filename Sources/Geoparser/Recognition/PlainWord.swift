/// The words that most of a text consists of: up to fifteen small ASCII letters, the first perhaps a capital, and then a
/// blank or sign that ends any word. What `WordBuilder` gathers step by step of every word, is known of these at once.
enum PlainWord {
    /// The token of the plain word that begins at `start`; nil when there is none, or the text's end is near.
    @inline(__always)
    static func token(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Token? {
        guard start &+ 16 <= bytes.count else { return nil }
        let written = bytes.eight(from: start)
        let isCapitalised = UInt8(truncatingIfNeeded: written) &- 0x41 < 26
        var first = written | 0x20
        var second: UInt64 = 0
        var others = ~first.smallLetters & UInt64.highBits
        var count = others.trailingZeroBitCount &>> 3
        let tail: UInt32
        if others == 0 {
            second = bytes.eight(from: start &+ 8)
            others = ~second.smallLetters & UInt64.highBits
            guard others != 0 else { return nil }
            let more = others.trailingZeroBitCount &>> 3
            count = 8 &+ more
            // Nothing of it is left for a word of eight letters.
            second &= 1 &<< UInt64(8 &* more) &- 1
            tail = UInt32(truncatingIfNeeded: bytes.eight(from: start &+ count &- 8).byteSwapped)
        } else {
            guard count > 0 else { return nil }
            first &= 1 &<< UInt64(8 &* count) &- 1
            tail = UInt32(truncatingIfNeeded: first.byteSwapped &>> UInt64(64 &- 8 &* count))
        }
        guard ends(bytes[start &+ count], count, tail) else { return nil }
        let firstThree = UInt32(truncatingIfNeeded: first.byteSwapped &>> 40)
        let small = UInt32(min(isCapitalised ? count &- 1 : count, 2))
        return Token(
            start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: start &+ count),
            word: WordHash.of(first, second), head: count < 3 ? tail : firstThree, tail: tail,
            shape: (isCapitalised ? 1 : 0) &<< (4 &* small) | 0x22 & (1 &<< (4 &* small) &- 1),
            flags: isCapitalised ? [.word, .capitalised] : [.word, .lowerCase])
    }

    /// A bit for each blank and sign behind which no word goes on, and the full stop.
    private static var enders: UInt64 {
        1 << 0x27 - 1 | 1 << 0x28 | 1 << 0x29 | 1 << 0x2C | 1 << 0x2E | 1 << 0x3B | 1 << 0x3F
    }

    /// Behind a full stop goes on an initial, and a web address.
    @inline(__always)
    private static func ends(_ byte: UInt8, _ count: Int, _ tail: UInt32) -> Bool {
        guard byte < 64, enders &>> UInt64(byte) & 1 != 0 else { return false }
        return byte != UInt8(ascii: ".") || count > 1 && tail != 0x77_7777
    }
}
