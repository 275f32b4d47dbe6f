/// An element of an XML document that is being made, with its text and attributes as they are to be read.
struct XMLElement: Sendable {
    var name: String
    var attributes: [(name: String, value: String)]
    var children: [XMLElement]
    var text: String

    init(
        _ name: String, _ attributes: [(name: String, value: String)] = [], _ children: [XMLElement] = [],
        text: String = ""
    ) {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.text = text
    }

    /// The document with this element as its root. O(its size).
    func document(type: String) -> String {
        var xml = "<!DOCTYPE \(type)>\n"
        append(to: &xml, indent: "")
        return xml
    }

    private func append(to xml: inout String, indent: String) {
        xml += "\(indent)<\(name)"
        for attribute in attributes { xml += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
        if children.isEmpty {
            xml += text.isEmpty ? "/>\n" : ">\(Self.escaped(text))</\(name)>\n"
            return
        }
        xml += ">\n"
        for child in children { child.append(to: &xml, indent: indent + " ") }
        xml += "\(indent)</\(name)>\n"
    }

    /// Fit for text and attributes; what XML 1.0 cannot hold becomes U+FFFD.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += "&#10;"
            case "\t": escaped += "&#9;"
            case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
