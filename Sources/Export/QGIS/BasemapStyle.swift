import Geo

extension QGISStyle {
    /// The ground under the map, of `Basemap`'s features: quiet land, water, and lines that states disagree on dashed.
    public static let basemap = QGISStyle(geometryType: 2, hasLabels: false, elements: [groundRenderer])

    /// The colour of the sea, under all layers.
    static let sea = RGB(hex: "#d6e6ef")

    private static let land = RGB(hex: "#f4f1ea")
    private static let border = RGB(hex: "#a89f91").text()

    private static var groundRenderer: XMLElement {
        let kinds = [
            StyleClass(label: "Land", values: ["country"], color: land),
            StyleClass(label: "Lakes", values: ["lake"], color: sea),
            StyleClass(label: "Disputed borders", values: ["disputed"], color: land),
        ]
        return .categorized(by: PropertyName.kind, kinds, order: "-\"\(Basemap.orderProperty)\"") { kind, name in
            .symbol(
                "fill", name: name, kind.values == ["disputed"] ? [hiddenBorder, dashedBorder] : [ground(kind.color)])
        }
    }

    private static func ground(_ color: RGB) -> XMLElement {
        .symbolLayer(
            "SimpleFill",
            [
                ("color", color.text()), ("style", "solid"), ("outline_color", border), ("outline_style", "solid"),
                ("outline_width", "0.2"), ("outline_width_unit", "MM"),
            ])
    }

    /// A line in the colour of the land, which hides the plain border under the dashes.
    private static let hiddenBorder = XMLElement.symbolLayer(
        "SimpleLine", [("line_color", land.text()), ("line_width", "0.5"), ("line_width_unit", "MM")])

    private static let dashedBorder = XMLElement.symbolLayer(
        "SimpleLine",
        [
            ("line_color", border), ("line_width", "0.3"), ("line_width_unit", "MM"), ("use_custom_dash", "1"),
            ("customdash", "1.4;1"), ("customdash_unit", "MM"), ("capstyle", "flat"),
        ])
}

/// The names that the basemap's layer has.
public enum Basemap {
    public static let layer = "basemap"
    /// What is drawn first has the least.
    public static let orderProperty = "drawn"
}
