import Geoparser
import Markup

/// The items of a feed: RSS 2.0, RSS 1.0 (RDF) or Atom. Entities that the file declares are not expanded, nothing is
/// fetched.
struct Feed {
    let sink: Sink

    private static let mostTags = 500_000

    func read(_ reader: ByteReader) throws {
        let bytes = try reader.rest(limit: sink.limit, what: "the feed")
        guard bytes.reduce(0, { $1 == 0x3C ? $0 + 1 : $0 }) <= Self.mostTags else {
            throw IntakeError.malformed("more than \(Self.mostTags) tags: split the feed")
        }
        let document: MarkupDocument
        do throws(MarkupError) {
            document = try MarkupDocument(xml: bytes, repairing: true)
        } catch {
            throw IntakeError.malformed("not XML: \(error)")
        }
        guard let root = document.root, ["rss", "feed", "RDF"].contains(root.name) else {
            throw IntakeError.malformed("neither an RSS nor an Atom feed")
        }
        let channel = root.name == "feed" ? root : root.own("channel") ?? root
        let items = channel.all("item") + channel.all("entry") + (root.name == "RDF" ? root.all("item") : [])
        let source = channel.own("title").map { PageFragment.text($0.text) }
        for (index, item) in items.enumerated() {
            let place = "item \(index + 1)"
            let article = Self.article(item, source: source, id: "\(sink.name)#\(index + 1)")
            if article.text.isEmpty {
                sink.problem("there is no text in it", at: place)
            } else {
                try sink.emit(article, at: place)
            }
        }
        if let repair = document.repair { sink.warning("read in spite of an error in the XML: \(repair)") }
        if items.isEmpty { throw IntakeError.malformed("the feed has no items") }
    }

    private static func article(_ item: MarkupElement, source: String?, id: String) -> RawArticle {
        let title = item.own("title").map { PageFragment.text($0.text) }?.onOneLine
        let parts = [title, body(of: item)].compactMap { $0?.visible }
        let dates = [item.own("pubDate"), item.own("published"), item.any("date"), item.own("updated")]
        let guid = item.own("guid") ?? item.own("id")
        let url = link(of: item)
        return RawArticle(
            id: url ?? guid?.text.visible ?? id, source: item.own("source")?.text.onOneLine ?? source, title: title,
            date: dates.lazy.compactMap { $0.flatMap { CalendarDate(in: $0.text.visible ?? "") } }.first, url: url,
            text: Array(parts.joined(separator: "\n\n").utf8))
    }

    /// The whole text where the feed has it, or its summary.
    private static func body(of item: MarkupElement) -> String? {
        let whole = item.children.first { $0.name == "encoded" } ?? item.own("content")
        for element in [whole, item.own("description"), item.own("summary")] {
            guard let element else { continue }
            // Atom's XHTML stands there as elements, all else as text.
            let text = element.attribute("type") == "xhtml" ? element.blockText : PageFragment.text(element.text)
            if text.visible != nil { return text }
        }
        return nil
    }

    private static func link(of item: MarkupElement) -> String? {
        let links = item.all("link")
        let alternate = links.first {
            ($0.attribute("rel") ?? "alternate") == "alternate" && $0.attribute("href") != nil
        }
        let permanent = item.own("guid").flatMap { $0.attribute("isPermaLink") == "false" ? nil : $0.text }
        return WebAddress.valid(alternate?.attribute("href")) ?? links.lazy.compactMap { WebAddress.valid($0.text) }
            .first
            ?? WebAddress.valid(permanent)
    }
}

extension MarkupElement {
    /// The first child of that name in the feed's own vocabulary, and not `media:title`.
    fileprivate func own(_ name: String) -> MarkupElement? {
        children.first { $0.name == name && $0.prefix == feedPrefix }
    }

    fileprivate func all(_ name: String) -> [MarkupElement] {
        children.filter { $0.name == name && $0.prefix == feedPrefix }
    }

    /// In whatever vocabulary, such as `dc:date`.
    fileprivate func any(_ name: String) -> MarkupElement? {
        children.first { $0.name == name }
    }

    /// The prefix of the feed's own elements: that of the item itself, and none inside RDF.
    private var feedPrefix: String { name == "RDF" ? "" : prefix }

    fileprivate var blockText: String {
        BlockReader(self, keepsAll: true).blocks.map { String(decoding: $0.text, as: UTF8.self) }
            .joined(separator: "\n\n")
    }
}
