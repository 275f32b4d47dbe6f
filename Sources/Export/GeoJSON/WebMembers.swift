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

/// The palette of every styled output: Okabe and Ito's, which the colour-blind can tell apart.
struct PlaceColor {
    let hex: String

    init(featureClass: PropertyValue?) {
        hex =
            switch featureClass?.text {
            case "A": "#0072b2"
            case "P": "#d55e00"
            case "H": "#56b4e9"
            case "T", "V", "U": "#009e73"
            case "L": "#cc79a7"
            case "S", "R": "#e69f00"
            default: "#666666"
            }
    }
}

extension PropertyValue {
    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}

extension Properties {
    /// These and the other's, the other's last.
    func merging(_ other: Properties) -> Properties {
        Properties(entries + other.entries)
    }
}
