import Geo

extension QGISStyle {
    /// Polygons: a thin fill in the colour of the kind; a dashed outline where states disagree.
    /// - Parameter hasLabels: write the names, for a layer that has no points beside it.
    public static func regions(isDated: Bool, hasLabels: Bool) -> QGISStyle {
        QGISStyle(
            geometryType: 2, hasLabels: hasLabels,
            elements: [regionRenderer] + (hasLabels ? [PlaceLabels.element(onPolygons: true)] : [])
                + common(isDated: isDated))
    }

    private static var regionRenderer: XMLElement {
        .categorized(by: PropertyName.kind, kinds, order: "$area") { kind, name in
            .symbol(
                "fill", name: name, opacity: opacity,
                [
                    .symbolLayer(
                        "SimpleFill",
                        [
                            ("color", kind.color.text(alpha: 38)), ("style", "solid"),
                            ("outline_color", kind.color.text()), ("outline_style", "solid"),
                            ("outline_width", "0.35"), ("outline_width_unit", "MM"), ("joinstyle", "round"),
                        ],
                        expressions: [("outlineStyle", "if(coalesce(\"disputed\", false), 'dash', 'solid')")])
                ])
        }
    }
}
