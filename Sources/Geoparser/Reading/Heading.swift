/// The title and the date that the first lines of a plain text or Markdown article carry.
struct Heading {
    var title: String?
    var date: CalendarDate?

    /// How many lines with text may stand above the article's body.
    private static let lines = 8

    static func find(in text: ArticleText) -> Heading {
        var heading = Heading()
        var bodyHasBegun = false
        for (number, line) in text.bytes.split(separator: 0x0A, maxSplits: lines)
            .prefix(lines).map({ trimmed($0) }).filter({ !$0.isEmpty }).enumerated()
        {
            if number == 0 { heading.title = title(line) }
            if !bodyHasBegun || line.count <= longestTitle {
                heading.date = heading.date ?? DateReader.date(in: line, wholeLine: number > 0)
            }
            bodyHasBegun = bodyHasBegun || line.count > longestTitle
        }
        return heading
    }

    /// Bytes of a first line that can still be a title.
    static let longestTitle = 160

    /// A Markdown heading, or a first line that is short and does not end as a sentence does.
    private static func title(_ line: ArraySlice<UInt8>) -> String? {
        var line = line
        let isMarkdown = line.first == 0x23
        while let first = line.first, first == 0x23 || first == 0x20 || first == 0x2A { line = line.dropFirst() }
        while let last = line.last, last == 0x2A || last == 0x23 { line = line.dropLast() }
        guard !line.isEmpty, isMarkdown || (line.count <= longestTitle && line.last != 0x2E) else { return nil }
        return String(decoding: line, as: UTF8.self)
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let first = line.first, first == 0x20 || first == 0x09 { line = line.dropFirst() }
        while let last = line.last, last == 0x20 || last == 0x09 { line = line.dropLast() }
        return line
    }
}
