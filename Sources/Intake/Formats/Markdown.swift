import Geoparser

/// One article in Markdown: its markup and front matter taken off.
struct Markdown {
    let sink: Sink

    func read(_ reader: ByteReader) throws {
        let bytes = try reader.rest(limit: sink.limit, what: "it")
        let text = try ArticleReader.readDecoding(bytes, id: sink.name).given
        let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var lines = text[start...].split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        let matter = FrontMatter(takenFrom: &lines).values
        let title = matter["title"] ?? matter["headline"]
        var body = MarkdownText.plain(lines)
        if let title, !body.starts(with: title.utf8) { body = Array("\(title)\n\n".utf8) + body }
        let url = WebAddress.valid(matter["url"] ?? matter["canonical_url"] ?? matter["canonical"] ?? matter["link"])
        try sink.emit(
            RawArticle(
                id: sink.name,
                source: matter["source"] ?? matter["publisher"] ?? matter["outlet"] ?? WebAddress.host(of: url),
                title: title, date: (matter["date"] ?? matter["published"]).flatMap { CalendarDate(in: $0) }, url: url,
                text: body),
            at: nil)
    }
}
