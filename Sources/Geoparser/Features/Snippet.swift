/// The words around a mention, for a reader who wants to see it in its sentence.
enum Snippet {
    /// About how many bytes on each side.
    private static let reach = 70

    /// One line, cut between words, with an ellipsis where it was cut.
    static func around(_ range: Range<Int>, in text: ArticleText) -> String {
        text.bytes.withUnsafeBufferPointer { around(range, in: $0) }
    }

    private static func around(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> String {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "outside the article")
        let reached = max(0, range.lowerBound - reach)..<min(bytes.count, range.upperBound + reach)
        var (start, end) = (reached.lowerBound, reached.upperBound)
        if UnsafeBufferPointer(rebasing: bytes[reached]).first(0x0A) != nil {
            (start, end) = (range.lowerBound, range.upperBound)
            while start > reached.lowerBound, !isParagraphEnd(bytes, start - 1) { start -= 1 }
            while end < reached.upperBound, !isParagraphEnd(bytes, end) { end += 1 }
        }
        let isCutBefore = start > 0 && !isParagraphEnd(bytes, start - 1)
        let isCutAfter = end < bytes.count && !isParagraphEnd(bytes, end)
        if isCutBefore, let blank = bytes[start..<range.lowerBound].firstIndex(where: isBlank) { start = blank }
        if isCutAfter, let blank = bytes[range.upperBound..<end].lastIndex(where: isBlank) { end = blank }
        while start < range.lowerBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
        while end > range.upperBound, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return line(UnsafeBufferPointer(rebasing: bytes[start..<end]), isCutBefore, isCutAfter)
    }

    private static func line(
        _ bytes: UnsafeBufferPointer<UInt8>, _ isCutBefore: Bool, _ isCutAfter: Bool
    ) -> String {
        String(unsafeUninitializedCapacity: bytes.count + 2 * ellipsisLength) { line in
            var length = 0
            if isCutBefore { length = addEllipsis(to: line, at: length) }
            length = bytes.copyOnOneLine(to: line, at: length)
            if isCutAfter { length = addEllipsis(to: line, at: length) }
            return length
        }
    }

    private static let ellipsisLength = 3

    /// Writes `…`. Returns the index after it.
    private static func addEllipsis(to line: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> Int {
        (line[index], line[index + 1], line[index + 2]) = (0xE2, 0x80, 0xA6)
        return index + ellipsisLength
    }

    @inline(__always)
    private static func isParagraphEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0x0A
            && ((index > 0 && bytes[index - 1] == 0x0A) || (index + 1 < bytes.count && bytes[index + 1] == 0x0A))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
