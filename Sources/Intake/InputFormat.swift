/// What an input holds.
public enum InputFormat: String, CaseIterable, Sendable {
    /// One article as plain text.
    case text
    /// One article as a web page.
    case html
    /// One article in Markdown.
    case markdown
    /// One article as a PDF.
    case pdf
    /// The items of a feed: RSS 2.0, RSS 1.0, Atom.
    case feed
    /// The pages of a web archive.
    case warc
    /// The rows of GDELT's Global Knowledge Graph 2.1.
    case gkg
    /// One article, or a list of them, as JSON: trafilatura's, or geonews's own.
    case json
    /// One such article a line.
    case jsonl

    /// How many bytes of an input its format shows in.
    static let telling = 4096

    /// The format that the first bytes show, or else the file's ending; plain text when neither says more.
    /// - Parameters:
    ///   - start: the first `telling` bytes, unpacked.
    ///   - path: the file's name, where there is one.
    init(start: ArraySlice<UInt8>, path: String) {
        let ending = Self(endingOf: path)
        let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start
        self = Self(content: text, ending: ending) ?? ending ?? .text
    }

    private init?(content: ArraySlice<UInt8>, ending: InputFormat?) {
        if content.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if content.starts(with: Array("WARC/".utf8)) {
            self = .warc
        } else if Self.isKnowledgeGraph(content) {
            self = .gkg
        } else if content.starts(with: Array("---\n".utf8)) || content.starts(with: Array("---\r\n".utf8)),
            FrontMatter.begins(content)
        {
            self = .markdown
        } else {
            let visible = content.drop { $0 <= 0x20 }
            switch visible.first {
            case UInt8(ascii: "<"): self.init(markup: visible)
            case UInt8(ascii: "{") where Self.next(visible) == UInt8(ascii: "\""):
                self = ending == .jsonl ? .jsonl : .json
            case UInt8(ascii: "[") where Self.next(visible) == UInt8(ascii: "{"): self = .json
            default: return nil
            }
        }
    }

    /// The visible byte after the first one.
    private static func next(_ bytes: ArraySlice<UInt8>) -> UInt8? {
        bytes.dropFirst().first { $0 > 0x20 }
    }

    /// By the first element, or by the one that the document type names.
    private init?(markup: ArraySlice<UInt8>) {
        var rest = markup
        while rest.first == UInt8(ascii: "<") {
            let name = Self.name(rest.dropFirst())
            if name == "!doctype" {
                self.init(element: Self.name(rest.dropFirst(9).drop { $0 <= 0x20 }))
                return
            }
            guard name.hasPrefix("?") || name.hasPrefix("!") else {
                self.init(element: name)
                return
            }
            let end: [UInt8] = name.hasPrefix("!--") ? Array("-->".utf8) : [0x3E]
            guard let close = rest.range(of: end) else { return nil }
            rest = rest[close.upperBound...].drop { $0 <= 0x20 }
        }
        return nil
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.prefix(24).prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F && $0 != 0x5B }.string.lowercased()
    }

    private init?(element name: String) {
        let local = name.split(separator: ":").last.map(String.init) ?? name
        if ["rss", "feed", "rdf"].contains(local) {
            self = .feed
        } else if Self.pageElements.contains(name) {
            self = .html
        } else {
            return nil
        }
    }

    /// What pages and pieces of pages begin with.
    private static let pageElements: Set<String> = [
        "html", "head", "body", "title", "meta", "link", "script", "style", "base", "main", "article", "section",
        "header",
        "nav", "div", "p", "h1", "h2", "h3", "table", "center",
    ]

    /// `20200929120000-17` and, in the next column, `20200929120000`.
    private static func isKnowledgeGraph(_ bytes: ArraySlice<UInt8>) -> Bool {
        let columns = bytes.prefix(64).split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
        func isMoment(_ column: ArraySlice<UInt8>) -> Bool {
            column.count == 14 && column.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        }
        return columns.count == 3 && isMoment(columns[1]) && isMoment(columns[0].prefix(14))
            && columns[0].dropFirst(14).first == UInt8(ascii: "-")
    }

    private init?(endingOf path: String) {
        var name = path.split(separator: "/").last?.lowercased() ?? ""
        if name.hasSuffix(".gz") { name.removeLast(3) }
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...] {
        case "txt", "text": self = .text
        case "html", "htm", "xhtml": self = .html
        case "md", "markdown": self = .markdown
        case "pdf": self = .pdf
        case "rss", "atom": self = .feed
        case "warc", "wet": self = .warc
        case "json": self = .json
        case "jsonl", "ndjson": self = .jsonl
        default: return nil
        }
    }
}
