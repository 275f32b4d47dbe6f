/// URLs and e-mail addresses, which name no place however much `turkey.example` looks like one.
enum Addresses {
    /// Replaces every address by as many spaces. O(n).
    static func blank(in bytes: inout [UInt8]) {
        guard bytes.withUnsafeBufferPointer(mayStand) else { return }
        var start = 0
        while start < bytes.count {
            while start < bytes.count, isBlank(bytes[start]) { start += 1 }
            var end = start
            var isSuspect = false
            while end < bytes.count, !isBlank(bytes[end]) {
                // A colon, an at sign, or a full stop inside: no address is without.
                isSuspect = isSuspect || bytes[end] == 0x3A || bytes[end] == 0x40 || bytes[end] == 0x2E
                end += 1
            }
            if isSuspect, let address = address(in: bytes[start..<end]) {
                for index in address { bytes[index] = 0x20 }
            }
            start = end
        }
    }

    /// Whether there is an at sign, a colon before a slash, or a full stop after two w: no address is without.
    private static func mayStand(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.first(0x40) != nil { return true }
        var index = -1
        while let colon = bytes.first(0x3A, from: index + 1) {
            if colon + 1 < bytes.count, bytes[colon + 1] == 0x2F { return true }
            index = colon
        }
        index = 1
        while let stop = bytes.first(0x2E, from: index + 1) {
            if bytes[stop - 1] | 0x20 == 0x77, bytes[stop - 2] | 0x20 == 0x77 { return true }
            index = stop
        }
        return false
    }

    /// The part of a word, from the address's first byte to its last, that is an address.
    private static func address(in word: ArraySlice<UInt8>) -> Range<Int>? {
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
    private static func trimmed(_ range: Range<Int>, _ word: ArraySlice<UInt8>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, trailing.contains(word[end - 1]) { end -= 1 }
        return range.lowerBound..<end
    }

    private static let prefixes = [
        Array("https://".utf8), Array("http://".utf8), Array("ftp://".utf8), Array("www.".utf8),
    ]
    private static let trailing = Set(".,;:!?)*'\"".utf8)

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
