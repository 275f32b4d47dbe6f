import Geo

extension QGISStyle {
    /// Points: colour by kind, area by mentions, opacity by confidence; names where there is room, the most mentioned first.
    /// - Parameter isDated: the property `date` holds dates, so that the time slider can take them.
    public static func places(isDated: Bool) -> QGISStyle {
        QGISStyle(
            geometryType: 0, hasLabels: true,
            elements: [renderer, PlaceLabels.element(onPolygons: false)] + common(isDated: isDated))
    }

    /// What places and regions have in common beside their symbols.
    static func common(isDated: Bool) -> [XMLElement] {
        [
            XMLElement("mapTip", text: MapTip.html),
            XMLElement("previewExpression", text: "\"\(PropertyName.name)\""),
            temporal(isDated: isDated),
        ]
    }

    private static var renderer: XMLElement {
        .categorized(by: PropertyName.kind, kinds, order: "\"\(PropertyName.mentions)\"") { kind, name in
            .symbol(
                "marker", name: name, opacity: opacity,
                [
                    .symbolLayer(
                        "SimpleMarker",
                        [
                            ("name", "circle"), ("color", kind.color.text()), ("outline_color", "255,255,255,255"),
                            ("outline_style", "solid"), ("outline_width", "0.3"), ("outline_width_unit", "MM"),
                            ("size", "2.6"), ("size_unit", "MM"), ("scale_method", "diameter"),
                        ],
                        expressions: [("size", size)])
                ])
        }
    }

    /// Millimetres across: the area grows with the mentions, up to 11 mm.
    private static let size = "min(2.6 * sqrt(coalesce(\"\(PropertyName.mentions)\", 1)), 11)"

    /// Per cent: what is unsure is pale, but to be seen.
    static let opacity = "35 + 65 * coalesce(\"\(PropertyName.confidence)\", 1)"

    /// The kinds of place that share a colour, in the palette of every styled output.
    static let kinds: [StyleClass] = [
        kind("Settlements", "P", ["city", "section", "postal"]),
        kind("Countries and divisions", "A", ["country", "admin1", "admin2", "historical"]),
        kind("Regions and disputed areas", "L", ["continent", "region", "disputed"]),
        kind("Waters", "H", ["ocean", "lake", "river"]),
        kind("Landforms and islands", "T", ["landform", "island"]),
        kind("Sites", "S", ["site", "airport"]),
        kind("Other", "", []),
    ]

    private static func kind(_ label: String, _ featureClass: String, _ kinds: [String]) -> StyleClass {
        StyleClass(
            label: label, values: kinds, color: RGB(hex: PlaceColor(featureClass: .string(featureClass)).hex))
    }

    /// The day of the article as the feature's time.
    private static func temporal(isDated: Bool) -> XMLElement {
        XMLElement(
            "temporal",
            [
                ("enabled", isDated ? "1" : "0"),
                // 4: from expressions, which take a date as well as its text
                ("mode", "4"), ("startExpression", "to_date(\"\(PropertyName.date)\")"),
                ("endExpression", "to_date(\"\(PropertyName.date)\") + to_interval('1 day')"), ("startField", ""),
                ("endField", ""), ("durationField", ""), ("durationUnit", "d"), ("fixedDuration", "0"),
                ("accumulate", "0"), ("limitMode", "1"),
            ])
    }
}
