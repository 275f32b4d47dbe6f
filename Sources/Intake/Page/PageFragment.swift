import Markup

/// Pieces of HTML inside other formats.
enum PageFragment {
    /// The text of a piece of HTML, its paragraphs with an empty line between them. O(n)
    static func text(_ html: String) -> String {
        // Most titles are plain.
        guard html.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return html.visible ?? "" }
        guard let root = try? MarkupDocument(html: Array(html.utf8)).root else { return "" }
        return BlockReader(root, keepsAll: true).blocks.map { String(decoding: $0.text, as: UTF8.self) }
            .joined(separator: "\n\n")
    }
}
