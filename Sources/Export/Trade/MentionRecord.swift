import Geo

/// A mention's properties under one roof, for the formats of other tools, which all ask for the same.
struct MentionRecord {
    let properties: Properties
    let position: Coordinate?

    init(_ feature: Feature) {
        properties = feature.properties
        if case .point(let point) = feature.geometry { position = point } else { position = nil }
    }

    func text(_ name: String) -> String {
        switch properties[name] {
        case .string(let text): text
        case .integer(let number): String(number)
        default: ""
        }
    }

    func integer(_ name: String) -> Int64? {
        if case .integer(let number) = properties[name] { number } else { nil }
    }

    func value(_ name: String) -> PropertyValue { properties[name] ?? .null }

    var featureClass: String { text(PropertyName.featureClass) }
    var featureCode: String { text(PropertyName.featureCode) }
    var isCountry: Bool { featureClass == "A" && featureCode.hasPrefix("PCL") }
    var isFirstDivision: Bool { featureCode.hasPrefix("ADM1") }
    var isSettlement: Bool { featureClass == "P" }
}

extension MapPart {
    /// The mentions that were given a position in WGS 84, in order; where there is no layer of mentions, the places.
    func mentionRecords() -> [MentionRecord] {
        (mentions.isEmpty ? places : mentions).map(MentionRecord.init).filter { $0.position != nil }
    }
}
