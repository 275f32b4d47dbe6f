/// The words around a mention, for a reader who wants to see it in its sentence.
enum Snippet {
    /// About how many bytes on each side.
    private static let reach = 70

    /// One line, cut between words, with an ellipsis where it was cut.
    static func around(_ range: Range<Int>, in text: ArticleText) -> String {
        let bytes = text.bytes
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < reach, !isParagraphEnd(bytes, start - 1) { start -= 1 }
        var end = range.upperBound
        while end < bytes.count, end - range.upperBound < reach, !isParagraphEnd(bytes, end) { end += 1 }
        let isCutBefore = start > 0 && !isParagraphEnd(bytes, start - 1)
        let isCutAfter = end < bytes.count && !isParagraphEnd(bytes, end)
        if isCutBefore, let blank = bytes[start..<range.lowerBound].firstIndex(where: isBlank) { start = blank }
        if isCutAfter, let blank = bytes[range.upperBound..<end].lastIndex(where: isBlank) { end = blank }
        while start < range.lowerBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
        while end > range.upperBound, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        let line = bytes[start..<end].onOneLine
        return (isCutBefore ? "…" : "") + line + (isCutAfter ? "…" : "")
    }

    private static func isParagraphEnd(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == 0x0A
            && ((index > 0 && bytes[index - 1] == 0x0A) || (index + 1 < bytes.count && bytes[index + 1] == 0x0A))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
