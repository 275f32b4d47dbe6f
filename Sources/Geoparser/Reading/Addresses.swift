/// URLs and e-mail addresses, which name no place however much `turkey.example` looks like one.
enum Addresses {
    /// Replaces every address by as many spaces. O(n).
    static func blank(in bytes: inout [UInt8]) {
        // Most texts have none, and are left where they are.
        guard bytes.withUnsafeBufferPointer({ bytes in signs.contains { firstSuspect($0, in: bytes, from: 0) != nil } })
        else { return }
        bytes.withUnsafeMutableBufferPointer { bytes in
            for sign in signs { blank(around: sign, in: bytes) }
        }
    }

    /// No address is without an at sign, a colon before a slash, or a full stop after two w.
    private static let signs: [UInt8] = [0x40, 0x3A, 0x2E]

    /// The next such sign.
    private static func firstSuspect(_ sign: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var passed = start
        while let index = bytes.first(sign, from: passed) {
            switch sign {
            case 0x3A where index + 1 == bytes.count || bytes[index + 1] != 0x2F: break
            case 0x2E where index < 2 || bytes[index - 1] | 0x20 != 0x77 || bytes[index - 2] | 0x20 != 0x77: break
            default: return index
            }
            passed = index + 1
        }
        return nil
    }

    /// Blanks the addresses in words with a sign that is suspect where it stands.
    private static func blank(around sign: UInt8, in bytes: UnsafeMutableBufferPointer<UInt8>) {
        var passed = 0
        var lastWord = 0
        while let index = firstSuspect(sign, in: UnsafeBufferPointer(bytes), from: passed) {
            var start = index
            while start > lastWord, !isBlank(bytes[start - 1]) { start -= 1 }
            var end = index
            while end < bytes.count, !isBlank(bytes[end]) { end += 1 }
            if let address = address(in: UnsafeBufferPointer(bytes)[start..<end]) {
                for index in address { bytes[index] = 0x20 }
                // "desk@baku.example:http://kars.example": the sign stands in another address, before this one.
                if index < address.lowerBound {
                    passed = index
                    continue
                }
            }
            passed = end
            lastWord = end
        }
    }

    /// The part of a word, from the address's first byte to its last, that is an address.
    private static func address(in word: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int>? {
        guard word.count > 4 else { return nil }
        for prefix in prefixes {
            for start in word.indices where word[start] | 0x20 == prefix[0] {
                let tail = word[start...]
                if tail.count > prefix.count, zip(tail, prefix).allSatisfy(isSame) {
                    return trimmed(start..<word.endIndex, word)
                }
            }
        }
        if let at = word.firstIndex(of: 0x40), at > word.startIndex, word[at...].contains(0x2E) {
            return trimmed(word.startIndex..<word.endIndex, word)
        }
        return nil
    }

    /// Letters in either case.
    private static func isSame(_ byte: UInt8, _ small: UInt8) -> Bool {
        byte == small || (byte | 0x20 == small && small >= 0x61)
    }

    /// Without the sentence's own punctuation at the end.
    private static func trimmed(_ range: Range<Int>, _ word: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, trailing.contains(word[end - 1]) { end -= 1 }
        return range.lowerBound..<end
    }

    private static let prefixes = [
        Array("https://".utf8), Array("http://".utf8), Array("ftp://".utf8), Array("www.".utf8),
    ]
    private static let trailing = Set(".,;:!?)*'\"".utf8)

    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
