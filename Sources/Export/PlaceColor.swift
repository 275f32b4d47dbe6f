import Geo

/// The palette of every styled output: Okabe and Ito's, which the colour-blind can tell apart.
public struct PlaceColor {
    /// A name for the kind of place, fit for an XML id.
    public let key: String
    /// "#0072b2".
    public let hex: String

    public init(featureClass: PropertyValue?) {
        (key, hex) =
            switch featureClass?.text {
            case "A": ("area", "#0072b2")
            case "P": ("settlement", "#d55e00")
            case "H": ("water", "#56b4e9")
            case "T", "V", "U": ("landform", "#009e73")
            case "L": ("region", "#cc79a7")
            case "S", "R": ("site", "#e69f00")
            default: ("other", "#666666")
            }
    }
}
