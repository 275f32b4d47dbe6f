import Geoparser
import Markup

/// A web page: its article, without what stands around it.
struct WebPage {
    let sink: Sink

    /// A page with more tags than this is no article; the bound keeps its tree in memory small.
    private static let mostTags = 200_000

    func read(_ reader: ByteReader) throws {
        let bytes = try reader.rest(limit: sink.limit, what: "the page")
        guard let article = try Self.article(bytes, id: sink.name, address: nil, encoding: nil) else {
            throw IntakeError.malformed("no article found on the page: its text may be put there by a script")
        }
        try sink.emit(article, at: nil)
    }

    /// The page's article; nil when there is no prose on it.
    /// - Parameters:
    ///   - address: where the page was taken from, if that is known.
    ///   - encoding: what HTTP's header says.
    static func article(
        _ bytes: [UInt8], id: String, address: String?, encoding: String?
    ) throws(IntakeError) -> RawArticle? {
        let text = PageEncoding.utf8(bytes, stated: encoding)
        let tags = text.reduce(0) { $1 == 0x3C ? $0 + 1 : $0 }
        guard tags <= mostTags else { throw .malformed("more than \(mostTags) tags are no article") }
        let document: MarkupDocument
        do throws(MarkupError) {
            document = try MarkupDocument(html: text)
        } catch {
            throw .malformed("not a web page: \(error)")
        }
        guard let root = document.root else { return nil }
        let facts = PageFacts(root, address: address)
        let page = BlockReader(root)
        let headline = facts.headline(among: page.blocks)
        let blocks = MainText.blocks(of: page, headline: headline)
        var paragraphs = blocks.map { page.blocks[$0].text }
        if let body = facts.body, body.utf8.count > 2 * paragraphs.reduce(0, { $0 + $1.count }) {
            paragraphs = [Array(body.utf8)]
        }
        guard !paragraphs.isEmpty else { return nil }
        if let headline { paragraphs.insert(Array(headline.utf8), at: 0) }
        return RawArticle(
            id: id, source: facts.source, title: headline,
            date: facts.date ?? blocks.first.flatMap { dateAbove(page.blocks[..<$0]) }, url: facts.url,
            text: Array(paragraphs.joined(separator: [0x0A, 0x0A])) + [0x0A],
            warning: document.isCut ? "read only as far as the page's elements are not nested too deep" : nil)
    }

    /// The day that stands next above the article in a line of its own.
    private static func dateAbove(_ blocks: ArraySlice<PageBlock>) -> CalendarDate? {
        blocks.suffix(nearby).reversed().lazy.filter { $0.text.count <= longestDateLine }
            .compactMap { CalendarDate(in: String(decoding: $0.text, as: UTF8.self)) }.first
    }

    private static let nearby = 12
    private static let longestDateLine = 100
}

extension MarkupDocument {
    /// libxml2 ends a page where it is nested more than 256 levels deep, and says so in these words.
    fileprivate var isCut: Bool { repair?.message.hasPrefix("Excessive depth") ?? false }
}
