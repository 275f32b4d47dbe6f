/// The title and the date that the first lines of a plain text or Markdown article carry.
struct Heading {
    var title: String?
    var date: CalendarDate?

    /// How many lines with text may stand above the article's body.
    private static let lines = 8

    static func find(in text: ArticleText) -> Heading {
        text.bytes.withUnsafeBufferPointer { find(in: $0) }
    }

    private static func find(in bytes: UnsafeBufferPointer<UInt8>) -> Heading {
        var heading = Heading()
        var bodyHasBegun = false
        var isFirst = true
        var lineCount = 0
        var start = 0
        while start < bytes.count, lineCount < lines {
            let range = bytes.line(from: start)
            start = range.upperBound + 1
            if range.isEmpty { continue }
            lineCount += 1
            let line = trimmed(bytes, range)
            if line.isEmpty { continue }
            if isFirst { heading.title = title(line) }
            if heading.date == nil, !bodyHasBegun || line.count <= longestTitle {
                heading.date = DateReader.date(in: UnsafeBufferPointer(rebasing: line), wholeLine: !isFirst)
            }
            bodyHasBegun = bodyHasBegun || line.count > longestTitle
            isFirst = false
        }
        return heading
    }

    /// Bytes of a first line that can still be a title.
    static let longestTitle = 160

    /// A Markdown heading, or a first line that is short and does not end as a sentence does.
    private static func title(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        var line = line
        let isMarkdown = line.first == 0x23
        while let first = line.first, first == 0x23 || first == 0x20 || first == 0x2A { line = line.dropFirst() }
        while let last = line.last, last == 0x2A || last == 0x23 { line = line.dropLast() }
        guard !line.isEmpty, isMarkdown || (line.count <= longestTitle && line.last != 0x2E) else { return nil }
        return String(decoding: line, as: UTF8.self)
    }

    private static func trimmed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return bytes[start..<end]
    }
}
