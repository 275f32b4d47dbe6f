/// A paragraph, a heading, a list's item: text that stands by itself on a page.
struct PageBlock {
    enum Kind: Equatable {
        case paragraph
        case heading(Int)
        case item
        /// Text of no element that says what it is, such as a `div`.
        case other
    }

    var kind: Kind
    /// UTF-8 on one line, with single blanks.
    var text: [UInt8]
    /// How many of its bytes are inside links.
    var linkBytes: Int
    /// The innermost element around it that makes blocks, as an index into the page's elements.
    var container: Int

    var linkDensity: Double { text.isEmpty ? 0 : Double(linkBytes) / Double(text.count) }

    var isHeading: Bool { if case .heading = kind { true } else { false } }

    /// Whether a sentence ends in it.
    var hasSentence: Bool {
        text.contains { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F } || text.suffix(3).elementsEqual([0xE2, 0x80, 0xA6])
    }

    /// Whether it ends as a sentence does, with or without a closing quotation mark.
    var endsSentence: Bool {
        var rest = text[...]
        for mark in [Array("”".utf8), Array("’".utf8), Array("\"".utf8), Array(")".utf8)]
        where rest.suffix(mark.count).elementsEqual(mark) {
            rest = rest.dropLast(mark.count)
        }
        return rest.last.map { [0x2E, 0x21, 0x3F, 0x3A].contains($0) } ?? false
    }

    /// The bytes of running text, as prose has it and menus have not.
    var prose: Int {
        guard text.count >= Self.shortestProse, linkDensity < 0.4, hasSentence, !isHeading else { return 0 }
        return text.count - linkBytes
    }

    private static let shortestProse = 60
}

/// An element that makes blocks.
struct PageElement {
    var name: String
    /// Index of the one around it; nil for the outermost.
    var parent: Int?
    /// The class or id says that it is no part of an article.
    var isAside: Bool
    /// The page says that this is the article's body.
    var isBody: Bool
}
