import Gazetteer
import Geo

/// What the gazetteer says of a place, whatever the article says.
final class PlaceFacts: Sendable {
    let id: Feature.ID
    let point: Coordinate
    let isHistorical: Bool
    /// Name and kind.
    let name: PropertyBlock
    /// All else, which stands after the article's words.
    let surroundings: PropertyBlock

    init(of place: Place, at point: Coordinate, name: PropertyBlock, surroundings: PropertyBlock) {
        id = place.id.isGeoNames ? .integer(Int64(place.id.rawValue)) : .string("geonews:\(place.id.rawValue)")
        self.point = point
        isHistorical = place.kind == .historical
        self.name = name
        self.surroundings = surroundings
    }
}
