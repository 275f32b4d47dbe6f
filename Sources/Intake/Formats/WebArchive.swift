import Geoparser

/// The pages of a WARC file (ISO 28500), record by record: HTTP responses and resources that are HTML, and the plain
/// texts of WET files. All other records are passed over.
struct WebArchive {
    let sink: Sink

    /// What HTTP's own header may take on top of the page.
    private static let longestHeader = 1 << 18

    func read(_ reader: ByteReader) throws {
        var pages = 0
        var withoutArticle = 0
        while try skipBlanks(reader) {
            let record = try WebArchiveRecord(reader)
            guard record.content != .other, record.length <= sink.limit + Self.longestHeader else {
                if record.content != .other {
                    sink.problem(IntakeError.tooLong(what: "the record", limit: sink.limit), at: record.name)
                }
                guard try reader.skip(record.length) == record.length else { throw record.isCut }
                continue
            }
            let block = try reader.take(record.length)
            guard block.count == record.length else { throw record.isCut }
            do {
                guard let page = try page(block, of: record) else { continue }
                pages += 1
                if let article = try article(page, of: record) {
                    try sink.emit(article, at: record.name)
                } else {
                    withoutArticle += 1
                }
            } catch let error as IntakeError {
                sink.problem(error, at: record.name)
            }
        }
        if withoutArticle > 0 { sink.warning("no article on \(withoutArticle) of its \(pages) pages") }
    }

    /// Returns false at the end.
    private func skipBlanks(_ reader: ByteReader) throws(IntakeError) -> Bool {
        while let byte = try reader.peek(1).first {
            guard byte == 0x0D || byte == 0x0A else { return true }
            _ = try reader.skip(1)
        }
        return false
    }

    /// The HTML or the text in a record's block; nil for a response that is no page.
    private func page(_ block: [UInt8], of record: WebArchiveRecord) throws(IntakeError) -> HTTPMessage? {
        guard record.content == .response else { return HTTPMessage(body: block, charset: record.fields.charset) }
        return try HTTPMessage(page: block, limit: sink.limit)
    }

    private func article(_ page: HTTPMessage, of record: WebArchiveRecord) throws(IntakeError) -> RawArticle? {
        guard record.content == .text else {
            return try WebPage.article(page.body, id: record.name, address: record.address, encoding: page.charset)
        }
        return RawArticle(
            id: record.name, source: WebAddress.host(of: record.address), url: WebAddress.valid(record.address),
            text: PageEncoding.utf8(page.body, stated: page.charset))
    }
}

/// The header of a record of a WARC file.
struct WebArchiveRecord {
    enum Content {
        /// An HTTP response.
        case response
        /// A page without HTTP's header.
        case page
        /// A page's text.
        case text
        case other
    }

    let fields: HeaderFields
    /// The block's length in bytes.
    let length: Int

    /// Reads the header, and leaves the reader at the block.
    init(_ reader: ByteReader) throws(IntakeError) {
        guard case .bytes(let first)? = try reader.line(limit: 256), first.starts(with: Array("WARC/".utf8)) else {
            throw .malformed("no WARC record where one should begin; what follows is left out")
        }
        fields = try HeaderFields(reader)
        guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
            throw .malformed("a WARC record does not say its length; what follows is left out")
        }
        self.length = length
    }

    var address: String? { fields["warc-target-uri"]?.filter { $0 != "<" && $0 != ">" } }

    /// For messages and as the article's id.
    var name: String { address ?? fields["warc-record-id"] ?? "a record" }

    var isCut: IntakeError { .malformed("it ends inside the record of \(name)") }

    var content: Content {
        switch (fields["warc-type"]?.lowercased(), fields.mediaType("content-type")) {
        case ("response", "application/http"): .response
        case ("resource", "text/html"), ("resource", "application/xhtml+xml"): .page
        case ("conversion", "text/plain"): .text
        default: .other
        }
    }
}
