/// A parsed XML or HTML document as values: a flat list of nodes in document order, so that no depth of nesting can
/// exhaust the stack.
public struct MarkupDocument: Sendable {
    struct Node: Sendable {
        /// Empty for text.
        var name: String
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

    /// All text inside, joined as it stands. O(descendants).
    public var text: String {
        var joined = ""
        for node in document.nodes[index..<node.end] where node.name.isEmpty { joined += node.text }
        return joined
    }
}
