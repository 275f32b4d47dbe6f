import Geo

/// What QGIS shows when the pointer rests on a feature. All that comes from an article or from the gazetteer is escaped by
/// QGIS's own expressions, as the tip is HTML.
enum MapTip {
    static let html = """
        <p><b>[% \(escaped(PropertyName.name)) %]</b> [% \(around) %]</p>
        <p>[% \(escaped(PropertyName.snippet)) %]</p>
        <p><i>[% \(counts) %]</i></p>
        """

    private static func escaped(_ property: String) -> String {
        escaping("coalesce(\"\(property)\", '')")
    }

    private static func escaping(_ expression: String) -> String {
        "replace(replace(replace(\(expression), '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
    }

    private static let around = escaping(
        "concat(coalesce(\"\(PropertyName.admin1)\" || ', ', ''), coalesce(\"\(PropertyName.country)\", ''))")

    private static let counts = escaping(
        "concat(\"\(PropertyName.kind)\", ', ', coalesce(\"\(PropertyName.mentions)\", 1), ' ×, ', "
            + "round(100 * coalesce(\"\(PropertyName.confidence)\", 1)), ' % sure', "
            + "coalesce(', ' || \"\(PropertyName.date)\", ''))")
}
