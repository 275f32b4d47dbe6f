/// What HTML's elements and the class names of publishers' templates say of the text in them.
enum PageWords {
    /// Elements that begin and end a block.
    static let blockElements: Set<String> = [
        "html", "body", "address", "article", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "ol", "p", "pre", "section",
        "summary",
        "table", "tbody", "td", "th", "thead", "tfoot", "tr", "ul", "footer", "aside", "nav", "figure", "figcaption",
    ]

    /// Those that are one paragraph, and never a whole article.
    static let paragraphElements: Set<String> = ["p", "li", "dd", "dt", "pre", "blockquote"]

    /// Elements whose text nobody reads as text.
    static let unseenElements: Set<String> = [
        "head", "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed",
        "audio",
        "video", "button", "select", "textarea", "input", "datalist", "map",
    ]

    /// Elements that stand beside an article, by HTML's own meaning.
    static let asideElements: Set<String> = [
        "nav", "aside", "footer", "figure", "figcaption", "dialog", "menu", "label",
    ]

    static let asideRoles: Set<String> = [
        "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
    ]

    /// Whether a class or an id names something beside an article: `related-links`, `siteFooter`, but not `has-sidebar`.
    static func saysAside(_ names: String) -> Bool {
        names.split(whereSeparator: { $0.isWhitespace }).contains { name in
            let words = words(of: name)
            guard let first = words.first, !["has", "with", "no", "without"].contains(first) else { return false }
            return words.contains { asideWords.contains($0) }
                || zip(words, words.dropFirst()).contains { asidePairs.contains("\($0) \($1)") }
        }
    }

    /// `relatedLinks`, `related-links` and `related_links` to `related`, `links`.
    private static func words(of name: Substring) -> [String] {
        var words: [[UInt8]] = [[]]
        var wasLower = false
        for byte in name.utf8 {
            let isUpper = byte >= 0x41 && byte <= 0x5A
            if byte == 0x2D || byte == 0x5F || byte == 0x3A || (isUpper && wasLower) { words.append([]) }
            if byte != 0x2D && byte != 0x5F && byte != 0x3A {
                words[words.count - 1].append(isUpper ? byte | 0x20 : byte)
            }
            wasLower = byte >= 0x61 && byte <= 0x7A
        }
        return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static let asideWords: Set<String> = [
        "ad", "ads", "advert", "advertisement", "advertising", "author", "banner", "bio", "breadcrumb", "breadcrumbs",
        "byline", "caption", "captions", "comment", "comments", "consent", "cookie", "cookies", "copyright", "credit",
        "credits", "disqus", "footer", "gallery", "gdpr", "login", "menu", "metadata", "modal", "nav", "navbar",
        "navigation", "newsletter", "outbrain", "overlay", "pagination", "pager", "popular", "popup", "promo",
        "promos", "promotion", "recirculation", "recirc", "recommended", "recommendation", "recommendations", "related",
        "respond", "share", "sharing", "sidebar", "signup", "social", "sponsor", "sponsored", "subscribe",
        "subscription",
        "taboola", "tags", "taglist", "teaser", "teasers", "timestamp", "toolbar", "trending",
    ]

    private static let asidePairs: Set<String> = [
        "also read", "more from", "more news", "more stories", "most read", "most viewed", "read also", "read more",
        "read next", "see also", "skip link", "up next",
    ]

    /// Lines that templates put between paragraphs.
    static let furniture: Set<String> = [
        "advertisement", "advertising", "article continues below", "comments", "copy link", "download app", "email",
        "facebook", "follow us", "image", "leave a comment", "listen to this article", "loading", "most read", "photo",
        "print", "read also", "read more", "read next", "recommended", "related", "related articles", "related stories",
        "related topics", "save", "see also", "share", "share this", "share this article", "share this story",
        "sign in",
        "sign up", "skip advertisement", "sponsored", "story continues below", "story continues below advertisement",
        "subscribe", "tags", "topics", "tweet", "twitter", "video", "whatsapp",
    ]

    /// Whether a block is one of those lines, or a notice of rights.
    static func isFurniture(_ text: [UInt8]) -> Bool {
        guard text.count <= 200 else { return false }
        let line = String(decoding: text, as: UTF8.self).lowercased()
        if line.hasPrefix("©") || line.hasPrefix("copyright ") || line.contains("all rights reserved") { return true }
        var words = line[...]
        while let last = words.last, ":.…!>»→ ".contains(last) { words.removeLast() }
        return furniture.contains(String(words))
    }
}
