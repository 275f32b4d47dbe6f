/// The words that most of a text consists of: up to fifteen small ASCII letters, the first perhaps a capital, and then a
/// blank or sign that ends any word. What `WordBuilder` gathers step by step of every word, is known of these at once.
enum PlainWord {
    /// The token of the plain word that begins at `start`; nil when there is none, or the text's end is near.
    @inline(__always)
    static func token(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Token? {
        guard start &+ 16 <= bytes.count else { return nil }
        let raw = UnsafeRawBufferPointer(bytes)
        let written = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        let isCapitalised = UInt8(truncatingIfNeeded: written) &- 0x41 < 26
        var first = written | 0x20
        var second: UInt64 = 0
        var others = othersThanLetters(first)
        var count = others.trailingZeroBitCount &>> 3
        let tail: UInt32
        if others == 0 {
            second = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self))
            others = othersThanLetters(second)
            guard others != 0 else { return nil }
            let more = others.trailingZeroBitCount &>> 3
            count = 8 &+ more
            // Nothing of it is left for a word of eight letters.
            second &= 1 &<< UInt64(8 &* more) &- 1
            tail = UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: start &+ count &- 4, as: UInt32.self))
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

    /// The high bit of each byte that is no small letter.
    @inline(__always)
    private static func othersThanLetters(_ eight: UInt64) -> UInt64 {
        let low = eight & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
        let behindZ = low &+ 0x0505_0505_0505_0505
        return ~(fromA & ~behindZ & ~eight) & 0x8080_8080_8080_8080
    }

    /// A bit for each blank and sign behind which no word goes on, and the full stop.
    private static let enders: UInt64 = [0x28, 0x29, 0x2C, 0x2E, 0x3B, 0x3F].reduce(1 << 0x27 - 1) { $0 | 1 << $1 }

    /// Behind a full stop goes on an initial, and a web address.
    @inline(__always)
    private static func ends(_ byte: UInt8, _ count: Int, _ tail: UInt32) -> Bool {
        guard byte < 64, enders &>> UInt64(byte) & 1 != 0 else { return false }
        return byte != UInt8(ascii: ".") || count > 1 && tail != 0x77_7777
    }
}
