import CXML

extension MarkupDocument {
    /// Parses XML. Nothing is fetched, external and declared entities are not expanded, and libxml2's limits on depth
    /// and size stay on, so hostile input ends in an error. O(bytes).
    ///
    /// - Parameter repairing: goes on after an error as well as it can, and says so in `repair`.
    public init(xml bytes: [UInt8], repairing: Bool = false) throws(MarkupError) {
        guard let context = xmlNewParserCtxt() else { throw MarkupError(line: 0, message: "out of memory") }
        defer { xmlFreeParserCtxt(context) }
        var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        options |= XML_PARSE_BIG_LINES.rawValue | XML_PARSE_NOCDATA.rawValue
        if repairing { options |= XML_PARSE_RECOVER.rawValue }
        let tree = Self.withCharacters(bytes) { xmlCtxtReadMemory(context, $0, $1, nil, nil, Int32(options)) }
        let error = Self.lastError(context)
        guard let tree else { throw error ?? MarkupError(line: 0, message: "not an XML document") }
        defer { xmlFreeDoc(tree) }
        if let error, !repairing { throw error }
        nodes = Self.nodes(of: tree)
        repair = error
    }

    /// Parses HTML as browsers do, repairing what is broken. The encoding is taken as UTF-8. O(bytes).
    public init(html bytes: [UInt8]) throws(MarkupError) {
        guard let context = htmlNewParserCtxt() else { throw MarkupError(line: 0, message: "out of memory") }
        defer { htmlFreeParserCtxt(context) }
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue
        let tree = Self.withCharacters(bytes) { htmlCtxtReadMemory(context, $0, $1, nil, "UTF-8", Int32(options)) }
        guard let tree else { throw Self.lastError(context) ?? MarkupError(line: 0, message: "not an HTML document") }
        defer { xmlFreeDoc(tree) }
        nodes = Self.nodes(of: tree)
        repair = Self.lastError(context)
    }

    private static func withCharacters<Result>(
        _ bytes: [UInt8], _ body: (UnsafePointer<CChar>?, Int32) -> Result?
    ) -> Result? {
        guard let count = Int32(exactly: bytes.count) else { return nil }
        // Safe: the parser reads `count` bytes and keeps no pointer to them in the tree.
        return bytes.withUnsafeBytes { body($0.bindMemory(to: CChar.self).baseAddress, count) }
    }

    private static func lastError(_ context: xmlParserCtxtPtr) -> MarkupError? {
        // Safe: the error belongs to the context, which outlives this call.
        guard let error = xmlCtxtGetLastError(context) else { return nil }
        var message = error.pointee.message.map { String(cString: $0) } ?? "unknown error"
        while message.last?.isWhitespace == true { message.removeLast() }
        return MarkupError(line: Int(error.pointee.line), message: message)
    }

    /// Walks the tree without recursion and copies it. The pointers die with the tree, after this returns.
    private static func nodes(of tree: xmlDocPtr) -> [Node] {
        var nodes: [Node] = []
        var open: [(node: xmlNodePtr, index: Int)] = []
        var next = tree.pointee.children
        while true {
            guard let node = next else {
                guard let (parent, index) = open.popLast() else { return nodes }
                nodes[index].end = nodes.count
                next = parent.pointee.next
                continue
            }
            let line = Int(xmlGetLineNo(node))
            switch node.pointee.type {
            case XML_ELEMENT_NODE:
                let name = string(node.pointee.name)
                // Safe: the namespace belongs to the tree.
                let prefix = node.pointee.ns.map { string($0.pointee.prefix) } ?? ""
                nodes.append(
                    Node(name: name, prefix: prefix, attributes: attributes(of: node), text: "", line: line, end: 0))
                open.append((node, nodes.count - 1))
                next = node.pointee.children
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                let text = string(node.pointee.content)
                nodes.append(Node(name: "", attributes: [], text: text, line: line, end: nodes.count + 1))
                next = node.pointee.next
            default:
                next = node.pointee.next
            }
        }
    }

    private static func attributes(of node: xmlNodePtr) -> [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        var next = node.pointee.properties
        while let attribute = next {
            var value = ""
            var part = attribute.pointee.children
            while let piece = part {
                value += string(piece.pointee.content)
                part = piece.pointee.next
            }
            found.append((string(attribute.pointee.name), value))
            next = attribute.pointee.next
        }
        return found
    }

    private static func string(_ characters: UnsafePointer<xmlChar>?) -> String {
        // Safe: libxml2 hands out zero-terminated UTF-8; it is copied at once.
        characters.map { String(cString: $0) } ?? ""
    }
}
