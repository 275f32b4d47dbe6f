import Geo

/// The members of simplestyle-spec 1.1 (github.com/mapbox/simplestyle-spec) for a feature: colour by kind of place, size by
/// mentions, opacity by confidence.
func simpleStyle(for feature: Feature) -> Properties {
    var style = Properties()
    let color = PlaceColor(featureClass: feature.properties[PropertyName.featureClass]).hex
    let confidence = feature.properties[PropertyName.confidence]?.double ?? 1
    switch feature.geometry {
    case .polygon, .multiPolygon:
        style["fill"] = .string(color)
        style["fill-opacity"] = .number(0.1 + (0.3 * confidence * 100).rounded() / 100)
        style["stroke"] = .string(color)
        style["stroke-width"] = .integer(1)
    default:
        let mentions = feature.properties[PropertyName.mentions]?.double ?? 1
        style["marker-color"] = .string(color)
        style["marker-size"] = .string(mentions >= 5 ? "large" : mentions >= 2 ? "medium" : "small")
    }
    return style
}

/// The zoom level from which tippecanoe is to keep a feature: countries at once, villages close by.
func tippecanoeMember(for feature: Feature) -> Properties {
    let population = feature.properties[PropertyName.population]?.double ?? 0
    let minimum: Int64 =
        switch feature.properties[PropertyName.featureCode]?.text ?? "" {
        case let code where code.hasPrefix("PCL") || code == "CONT": 0
        case "ADM1", "RGN", "SEA", "OCN": 2
        case _ where population >= 1_000_000: 2
        case _ where population >= 100_000: 4
        default: 6
        }
    return Properties([("minzoom", .integer(minimum))])
}
