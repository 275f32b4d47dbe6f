/// QGIS's XML of symbols (QGIS 3.22 and later).
extension XMLElement {
    typealias Options = [(name: String, value: String)]

    /// A symbol of layers that are drawn in order.
    /// - Parameters:
    ///   - type: "marker", "fill" or "line".
    ///   - opacity: an expression for the whole symbol's opacity in per cent.
    static func symbol(
        _ type: String, name: String, opacity: String? = nil, _ layers: [XMLElement]
    ) -> XMLElement {
        let properties = opacity.map { [dataDefined("data_defined_properties", [("alpha", $0)])] } ?? []
        return XMLElement(
            "symbol",
            [("name", name), ("type", type), ("alpha", "1"), ("clip_to_extent", "1"), ("force_rhr", "0")],
            properties + layers)
    }

    /// - Parameter expressions: the properties that an expression decides, by QGIS's names for them.
    static func symbolLayer(_ kind: String, _ options: Options, expressions: Options = []) -> XMLElement {
        XMLElement(
            "layer", [("class", kind), ("enabled", "1"), ("pass", "0"), ("locked", "0")],
            [
                XMLElement(
                    "Option", [("type", "Map")], options.map { option($0.name, $0.value) }),
                dataDefined("data_defined_properties", expressions),
            ])
    }

    /// A set of properties that expressions decide.
    static func dataDefined(_ element: String, _ expressions: Options) -> XMLElement {
        let properties = expressions.map { property in
            XMLElement(
                "Option", [("type", "Map"), ("name", property.name)],
                [
                    XMLElement("Option", [("type", "bool"), ("name", "active"), ("value", "true")]),
                    option("expression", property.value),
                    // 3: an expression
                    XMLElement("Option", [("type", "int"), ("name", "type"), ("value", "3")]),
                ])
        }
        let collection = XMLElement(
            "Option", [("type", "Map")],
            [
                option("name", ""),
                XMLElement(
                    "Option", [("type", properties.isEmpty ? "invalid" : "Map"), ("name", "properties")], properties),
                option("type", "collection"),
            ])
        return XMLElement(element, [], [collection])
    }

    private static func option(_ name: String, _ value: String) -> XMLElement {
        XMLElement("Option", [("type", "QString"), ("name", name), ("value", value)])
    }

    /// A renderer with one symbol a class, by a property's value.
    /// - Parameter order: an expression; features are drawn from its greatest value to its least.
    static func categorized(
        by property: String, _ classes: [StyleClass], order: String, symbol: (StyleClass, String) -> XMLElement
    ) -> XMLElement {
        let categories = classes.enumerated().map { index, entry in
            let attributes = [("symbol", String(index)), ("label", entry.label), ("render", "true")]
            guard !entry.values.isEmpty else { return XMLElement("category", attributes + [("value", "")]) }
            return XMLElement(
                "category", attributes, entry.values.map { XMLElement("val", [("type", "string"), ("value", $0)]) })
        }
        return XMLElement(
            "renderer-v2",
            [
                ("type", "categorizedSymbol"), ("attr", property), ("symbollevels", "0"), ("forceraster", "0"),
                ("enableorderby", "1"),
            ],
            [
                XMLElement("categories", [], categories),
                XMLElement("symbols", [], classes.enumerated().map { symbol($1, String($0)) }),
                XMLElement(
                    "orderby", [],
                    [XMLElement("orderByClause", [("asc", "0"), ("nullsFirst", "0")], text: order)]),
            ])
    }
}

/// Features that are drawn alike.
struct StyleClass {
    var label: String
    /// Of the property that decides; none for all that is left.
    var values: [String]
    var color: RGB
}

/// A colour as QGIS writes it.
struct RGB {
    private let red, green, blue: UInt32

    /// - Parameter hex: "#0072b2".
    init(hex: String) {
        let number = UInt32(hex.dropFirst(), radix: 16) ?? 0
        (red, green, blue) = (number >> 16 & 255, number >> 8 & 255, number & 255)
    }

    /// "0,114,178,255"
    func text(alpha: Int = 255) -> String { "\(red),\(green),\(blue),\(alpha)" }

    /// Red, green and blue.
    var parts: [UInt32] { [red, green, blue] }
}
