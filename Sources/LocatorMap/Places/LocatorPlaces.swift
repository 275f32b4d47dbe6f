import Export
import Gazetteer
import Geo

/// The places of a run, gathered from features: each place once, with all its mentions.
public struct LocatorPlaces: Sendable {
    /// More places than this are counted in `left` and not drawn.
    public static let most = 100_000
    /// The most places that get a name on the map.
    public static let mostLabels = 400
    private static let longestName = 200

    private(set) var places: [MappedPlace] = []
    /// How many features came after the map was full.
    public private(set) var left = 0
    private var positions: [Key: Int] = [:]

    private enum Key: Hashable {
        case id(Feature.ID)
        case point(Coordinate)
    }

    public init() {}

    public var isEmpty: Bool { places.isEmpty }

    /// Adds a place's feature, with the properties of `PropertyName`, or a mention's. O(properties).
    public mutating func add(_ feature: Feature, gazetteer: Gazetteer) {
        let row = Self.row(of: feature.id, gazetteer)
        guard let position = row.map({ gazetteer[$0].coordinate }) ?? feature.geometry?.coordinates.first,
            position.isValid
        else { return }
        let key = feature.id.map(Key.id) ?? .point(position)
        let place = Self.place(feature, row: row, at: position, gazetteer)
        if let known = positions[key] {
            places[known].mentions += place.mentions
            places[known].confidence = max(places[known].confidence, place.confidence)
            places[known].isApproximate = places[known].isApproximate && place.isApproximate
        } else if places.count < Self.most {
            positions[key] = places.count
            places.append(place)
        } else {
            left += 1
        }
    }

    private static func row(of id: Feature.ID?, _ gazetteer: Gazetteer) -> PlaceRow? {
        let number: UInt32? =
            switch id {
            case .integer(let number): UInt32(exactly: number)
            case .string(let text) where text.hasPrefix("geonews:"): UInt32(text.dropFirst("geonews:".count))
            default: nil
            }
        return number.flatMap { gazetteer.row(of: PlaceID(rawValue: $0)) }
    }

    private static func place(
        _ feature: Feature, row: PlaceRow?, at position: Coordinate, _ gazetteer: Gazetteer
    ) -> MappedPlace {
        let properties = feature.properties
        var place = MappedPlace(
            row: row, kind: row.map { gazetteer[$0].kind }, name: "", position: position,
            color: Color(hex: PlaceColor(featureClass: properties[PropertyName.featureClass]).hex))
        if case .string(let name) = properties[PropertyName.name] { place.name = String(name.prefix(longestName)) }
        if case .integer(let mentions) = properties[PropertyName.mentions] { place.mentions = max(1, Int(mentions)) }
        switch properties[PropertyName.confidence] {
        case .number(let confidence): place.confidence = confidence
        case .integer(let confidence): place.confidence = Double(confidence)
        default: break
        }
        place.isApproximate = properties["approximate"] == .bool(true)
        return place
    }
}

/// A place on the map.
struct MappedPlace: Sendable {
    var row: PlaceRow?
    /// nil for a point that a reader set.
    var kind: PlaceKind?
    var name: String
    var position: Coordinate
    var color: Color
    var mentions = 1
    var confidence = 1.0
    var isApproximate = false

    /// The colour of GeoNames' feature class, as in every styled output.
    static func color(ofFeatureClass featureClass: String) -> Color {
        Color(hex: PlaceColor(featureClass: .string(featureClass)).hex)
    }

    /// What it counts when the extent is chosen and names compete for room.
    var weight: Double { Double(min(mentions, 1000)) * max(0.05, confidence) }

    /// The symbol's radius in pixels: its area grows with the mentions.
    var radius: Double { min(9, 3.6 * (0.55 + 0.45 * Double(mentions)).squareRoot()) }
}
