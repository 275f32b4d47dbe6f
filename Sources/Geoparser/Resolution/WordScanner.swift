import Mapping

/// Words of a text by their bytes. Whatever the bytes are, no other than those of the buffer are read.
enum WordScanner {
    /// The next word from `index` on: letters, digits and what is not ASCII, with full stops, apostrophes, hyphens and `&`
    /// inside, and a full stop behind initials and short words ("N.Y.", "Calif.").
    static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Range<Int>? {
        var hasStop = false
        return next(bytes, &index, hasStop: &hasStop)
    }

    /// - Parameter hasStop: says whether there is a full stop in the word.
    @inline(__always)
    static func next(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, hasStop: inout Bool
    ) -> Range<Int>? {
        let count = bytes.count
        var next = start(bytes, from: index)
        index = next
        guard next < count else { return nil }
        let start = next
        hasStop = false
        if let end = plainEnd(bytes, start) {
            index = end
            return start..<end
        }
        while true {
            skipLetters(bytes, &next)
            guard next < count else { break }
            let byte = bytes[next]
            // Nothing before it is ever part of a word.
            guard byte >= UInt8(ascii: "&") else { break }
            if isAlphanumeric(byte) {
                next += 1
            } else if byte >= 0x80 {
                if isQuote(bytes, next) { break }
                next += 1
            } else if byte == UInt8(ascii: "."), next - start <= 6,
                next + 1 < count && isCapital(bytes[next + 1]) || hasStop || isCapital(bytes[start])
            {
                hasStop = true
                next += 1
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "&"),
                next + 1 < count, isLetter(bytes[next + 1])
            {
                next += 1
            } else {
                break
            }
        }
        index = next
        return start..<next
    }

    /// Where the next word begins, or the end. Without branches for what stands between most words: no processor foresees it.
    @inline(__always)
    private static func start(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        var next = index
        while next &+ 8 <= bytes.count {
            let eight = bytes.eight(from: next)
            let low = eight & ~UInt64.highBits
            // The high bits of digits, letters and what is not ASCII.
            let digits = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
            let parts = (digits | eight.letters | eight) & UInt64.highBits
            next &+= parts.trailingZeroBitCount &>> 3
            guard parts != 0 else { continue }
            if bytes[next] < 0x80 || !isQuote(bytes, next) { return next }
            next &+= 1
        }
        while next < bytes.count {
            if isAlphanumeric(bytes[next]) || bytes[next] >= 0x80 && !isQuote(bytes, next) { break }
            next &+= 1
        }
        return next
    }

    /// The end of the word at `start`, if it is one to fifteen ASCII letters and a blank, comma or such behind which no word
    /// goes on. Without branches for its length, which no processor foresees.
    @inline(__always)
    private static func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard start &+ 16 <= bytes.count else { return nil }
        let first = leadingLetters(bytes.eight(from: start))
        let second = leadingLetters(bytes.eight(from: start &+ 8))
        let letters = first &+ (first &>> 3) &* second
        guard 1...15 ~= letters else { return nil }
        let next = bytes[start &+ letters]
        guard (next < UInt8(ascii: "&") ? 1 : 0) | (next == UInt8(ascii: ",") ? 1 : 0) != 0 else { return nil }
        return start &+ letters
    }

    /// How many bytes, from the lowest, are ASCII letters.
    @inline(__always)
    private static func leadingLetters(_ eight: UInt64) -> Int {
        (~eight.letters & UInt64.highBits).trailingZeroBitCount &>> 3
    }

    /// Goes past ASCII letters, eight at once where there are so many bytes.
    @inline(__always)
    private static func skipLetters(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        while index &+ 8 <= bytes.count {
            let letters = leadingLetters(bytes.eight(from: index))
            index &+= letters
            guard letters == 8 else { return }
        }
        while index < bytes.count, (bytes[index] | 0x20) &- 0x61 < 26 { index &+= 1 }
    }

    @inline(__always)
    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte >= 0x80 }

    @inline(__always)
    static func isCapital(_ byte: UInt8) -> Bool {
        (byte &- 0x41 < 26 ? 1 : 0) | ((byte >= 0xC3 ? 1 : 0) & (byte != 0xE2 ? 1 : 0)) != 0
    }

    /// A byte of a typographic dash or quotation mark, U+2010 … U+201F (E2 80 90 … 9F) without the apostrophe’s use inside words.
    private static func isQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        for start in max(0, index - 2)...index where bytes[start] == 0xE2 {
            guard start + 2 < bytes.count, bytes[start + 1] == 0x80, index <= start + 2 else { continue }
            let isApostropheInWord =
                bytes[start + 2] == 0x99 && start + 3 < bytes.count && isAlphanumeric(bytes[start + 3])
            if (0x90...0x9F).contains(bytes[start + 2]) && !isApostropheInWord { return true }
        }
        return false
    }

    /// The hash of a word in small letters, without its full stops.
    @inline(__always)
    static func lowerHash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash = StableHash()
        for index in range {
            let byte = bytes[index]
            if byte != UInt8(ascii: ".") { hash.combine(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
        }
        return hash.value
    }
}
