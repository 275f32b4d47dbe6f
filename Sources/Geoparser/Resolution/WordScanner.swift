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
        var next = index
        let count = bytes.count
        while next < count {
            let byte = bytes[next]
            // Blanks and most marks come before the digits.
            if byte >= UInt8(ascii: "0"), isAlphanumeric(byte) || byte >= 0x80 && !isQuote(bytes, next) { break }
            next += 1
        }
        index = next
        guard next < count else { return nil }
        let start = next
        hasStop = false
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

    /// Goes past ASCII letters, eight at once where there are so many bytes.
    @inline(__always)
    private static func skipLetters(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        let raw = UnsafeRawBufferPointer(bytes)
        while index &+ 8 <= bytes.count {
            let eight = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // Each byte's high bit says whether the byte is at least "a", and more than "z", in small letters.
            let small = (eight | 0x2020_2020_2020_2020) & 0x7F7F_7F7F_7F7F_7F7F
            let fromA = small &+ 0x1F1F_1F1F_1F1F_1F1F
            let behindZ = small &+ 0x0505_0505_0505_0505
            let others = ~(fromA & ~behindZ & ~eight) & 0x8080_8080_8080_8080
            guard others == 0 else {
                index &+= others.trailingZeroBitCount >> 3
                return
            }
            index &+= 8
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
    static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 || byte >= 0xC3 && byte != 0xE2 }

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

    static func withoutPossessive(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Range<Int> {
        guard word.count > 2, bytes[word.upperBound - 1] == UInt8(ascii: "s") else { return word }
        if bytes[word.upperBound - 2] == UInt8(ascii: "'") { return word.lowerBound..<word.upperBound - 2 }
        if word.count > 4, bytes[word.upperBound - 2] == 0x99, bytes[word.upperBound - 3] == 0x80 {
            return word.lowerBound..<word.upperBound - 4
        }
        return word
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
