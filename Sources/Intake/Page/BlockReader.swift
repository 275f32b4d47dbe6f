import Markup

/// Cuts a page into its blocks, in the order of the page.
struct BlockReader {
    private(set) var blocks: [PageBlock] = []
    private(set) var elements: [PageElement] = []

    private let keepsAll: Bool
    private var open: [Int] = []
    private var linkDepth = 0
    private var text: [UInt8] = []
    private var linkBytes = 0
    private var boldDepth = 0
    private var boldBytes = 0
    private var hasBlank = false
    private var breaks = 0

    /// - Parameter keepsAll: leaves nothing out but what is never shown as text; for pieces of pages, as feeds have them.
    /// - Complexity: O(nodes × depth of open elements that make blocks)
    init(_ root: MarkupElement, keepsAll: Bool = false) {
        self.keepsAll = keepsAll
        enter(root)
        root.walk { step($0) }
        flush()
    }

    private mutating func step(_ step: MarkupElement.Step) -> Bool {
        switch step {
        case .text(let text): append(text)
        case .opens(let element):
            if skips(element) { return false }
            switch element.name {
            case "a": linkDepth += 1
            case "b", "strong": boldDepth += 1
            case "br": lineBreak()
            case let name where PageWords.blockElements.contains(name): enter(element)
            default: break
            }
        case .closes(let element):
            switch element.name {
            case "a": linkDepth -= 1
            case "b", "strong": boldDepth -= 1
            case let name where PageWords.blockElements.contains(name):
                flush()
                open.removeLast()
            default: break
            }
        }
        return true
    }

    private mutating func enter(_ element: MarkupElement) {
        flush()
        let names = [element.attribute("class"), element.attribute("id")].compactMap { $0 }
        elements.append(
            PageElement(
                name: element.attribute("role") == "main" ? "main" : element.name, parent: open.last,
                isAside: names.contains { PageWords.saysAside($0) },
                isBody: element.attribute("itemprop")?.lowercased() == "articlebody"))
        open.append(elements.count - 1)
    }

    private func skips(_ element: MarkupElement) -> Bool {
        if PageWords.unseenElements.contains(element.name) { return true }
        if keepsAll { return false }
        if PageWords.asideElements.contains(element.name) { return true }
        // The page's own head, but not the article's.
        if element.name == "header", !open.contains(where: { ["article", "main"].contains(elements[$0].name) }) {
            return true
        }
        if let role = element.attribute("role"), PageWords.asideRoles.contains(role.lowercased()) { return true }
        if element.attribute("hidden") != nil || element.attribute("aria-hidden") == "true" { return true }
        guard let style = element.attribute("style") else { return false }
        let compact = style.lowercased().filter { $0 != " " }
        return compact.contains("display:none") || compact.contains("visibility:hidden")
    }

    /// Two line breaks end a paragraph, as pages without paragraphs have it, and one ends a line that is all bold.
    private mutating func lineBreak() {
        breaks += 1
        hasBlank = true
        if breaks == 2 || boldBytes >= text.count { flush() }
    }

    private mutating func append(_ string: String) {
        let before = text.count
        for byte in string.utf8 {
            if byte <= 0x20 {
                hasBlank = true
                continue
            }
            if hasBlank, !text.isEmpty { text.append(0x20) }
            hasBlank = false
            breaks = 0
            text.append(byte)
            if byte == 0xA0, text.suffix(2).elementsEqual([0xC2, 0xA0]) {
                // A no-break space is a blank,
                text.removeLast(2)
                if text.last == 0x20 { text.removeLast() }
                hasBlank = true
            } else if byte == 0xAD, text.suffix(2).elementsEqual([0xC2, 0xAD]) {
                // and a soft hyphen nothing.
                text.removeLast(2)
            }
        }
        if linkDepth > 0 { linkBytes += max(0, text.count - before) }
        if boldDepth > 0 { boldBytes += max(0, text.count - before) }
    }

    private mutating func flush() {
        defer { (text, linkBytes, boldBytes, hasBlank, breaks) = ([], 0, 0, false, 0) }
        guard !text.isEmpty, let container = open.last else { return }
        blocks.append(
            PageBlock(
                kind: kind(in: container), text: text, linkBytes: min(linkBytes, text.count), container: container))
    }

    private func kind(in container: Int) -> PageBlock.Kind {
        var next: Int? = container
        for _ in 0..<4 {
            guard let element = next else { break }
            switch elements[element].name {
            case "p", "blockquote", "pre": return .paragraph
            case "li", "dd", "dt": return .item
            case "h1": return .heading(1)
            case "h2": return .heading(2)
            case "h3", "h4", "h5", "h6": return .heading(3)
            case "article", "section", "main", "body", "td", "table": return .other
            default: next = elements[element].parent
            }
        }
        return .other
    }
}
