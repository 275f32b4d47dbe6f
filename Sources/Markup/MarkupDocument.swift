/// A parsed XML or HTML document as values: a flat list of nodes in document order, so that no depth of nesting can
/// exhaust the stack.
public struct MarkupDocument: Sendable {
    struct Node: Sendable {
        /// Empty for text.
        var name: String
        /// The namespace's prefix as the document has it; empty without one.
        var prefix = ""
        var attributes: [(name: String, value: String)]
        var text: String
        /// The line where the node begins, from 1; 0 where the parser does not say.
        var line: Int
        /// The index after the node's last descendant.
        var end: Int
    }

    var nodes: [Node]
    /// What the parser had to repair, when it was asked to; the first of them.
    public internal(set) var repair: MarkupError?

    /// The outermost element; nil for a document without any.
    public var root: MarkupElement? {
        nodes.firstIndex { !$0.name.isEmpty }.map { MarkupElement(document: self, index: $0) }
    }
}

/// One element of a document, with its position. A view: copying it copies nothing.
public struct MarkupElement: Sendable {
    let document: MarkupDocument
    let index: Int

    private var node: MarkupDocument.Node { document.nodes[index] }

    /// The tag's local name, without a namespace prefix.
    public var name: String { node.name }

    /// The namespace prefix as the document writes it: `media` for `media:title`, empty for `title`.
    public var prefix: String { node.prefix }

    /// The line where the element begins, from 1.
    public var line: Int { node.line }

    public func attribute(_ name: String) -> String? {
        node.attributes.first { $0.name == name }?.value
    }

    /// The elements directly inside, in order. O(children).
    public var children: [MarkupElement] {
        var found: [MarkupElement] = []
        var child = index + 1
        while child < node.end {
            if !document.nodes[child].name.isEmpty { found.append(MarkupElement(document: document, index: child)) }
            child = document.nodes[child].end
        }
        return found
    }

    /// The first element of that name directly inside.
    public func first(_ name: String) -> MarkupElement? {
        children.first { $0.name == name }
    }

    /// Every element of that name inside, at any depth, in order. O(descendants).
    public func descendants(_ name: String) -> [MarkupElement] {
        (index + 1..<max(index + 1, node.end)).lazy.filter { document.nodes[$0].name == name }
            .map { MarkupElement(document: document, index: $0) }
    }

    /// What `walk` comes by.
    public enum Step {
        case opens(MarkupElement)
        case text(String)
        case closes(MarkupElement)
    }

    /// Comes by everything inside the element in the order of the document, without recursion. O(descendants)
    /// - Parameter visit: answers whether to go into the element that opens; one that is passed over does not close.
    public func walk(_ visit: (Step) -> Bool) {
        var open: [Int] = []
        var next = index + 1
        let end = node.end
        while true {
            while let last = open.last, document.nodes[last].end == next {
                _ = visit(.closes(MarkupElement(document: document, index: last)))
                open.removeLast()
            }
            guard next < end else { return }
            if document.nodes[next].name.isEmpty {
                _ = visit(.text(document.nodes[next].text))
                next += 1
            } else if visit(.opens(MarkupElement(document: document, index: next))) {
                open.append(next)
                next += 1
            } else {
                next = document.nodes[next].end
            }
        }
    }

    /// All text inside, joined as it stands. O(descendants).
    public var text: String {
        var joined = ""
        for node in document.nodes[index..<node.end] where node.name.isEmpty { joined += node.text }
        return joined
    }
}
