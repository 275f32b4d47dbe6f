import Geoparser

/// Rows of GDELT's Global Knowledge Graph 2.1. They have no text; the page's title among their extras is located.
struct KnowledgeGraph {
    let sink: Sink

    /// The columns that are read, from 0.
    private enum Column {
        static let moment = 1
        static let outlet = 3
        static let document = 4
        static let extras = 26
    }

    func read(_ reader: ByteReader) throws {
        var number = 0
        var untitled = 0
        while let line = try reader.line(limit: sink.limit) {
            number += 1
            guard case .bytes(let bytes) = line else {
                sink.problem(IntakeError.tooLong(what: "it", limit: sink.limit), at: "line \(number)")
                continue
            }
            if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
            let columns = bytes.split(separator: 0x09, omittingEmptySubsequences: false)
            guard columns.count > Column.extras else {
                sink.problem("\(columns.count) columns, and a row of GKG 2.1 has 27", at: "line \(number)")
                continue
            }
            guard let title = Self.title(in: columns[Column.extras]) else {
                untitled += 1
                continue
            }
            let document = columns[Column.document].string
            let article = RawArticle(
                id: document.visible ?? columns[0].string, source: columns[Column.outlet].string, title: title,
                date: CalendarDate(in: columns[Column.moment].string), url: WebAddress.valid(document),
                text: Array(title.utf8))
            try sink.emit(article, at: "line \(number)")
        }
        if untitled > 0 {
            sink.warning("rows left out that have no page's title, as GKG has no other text: \(untitled)")
        }
    }

    /// `<PAGE_TITLE>…</PAGE_TITLE>`, with its character references resolved.
    private static func title(in extras: ArraySlice<UInt8>) -> String? {
        guard let start = extras.range(of: Array("<PAGE_TITLE>".utf8)),
            let end = extras[start.upperBound...].range(of: Array("</PAGE_TITLE>".utf8))
        else { return nil }
        return PageFragment.text(extras[start.upperBound..<end.lowerBound].string).onOneLine
    }
}
