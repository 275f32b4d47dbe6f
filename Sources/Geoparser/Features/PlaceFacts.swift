import Gazetteer
import Geo

/// What the gazetteer says of a place, whatever the article says.
final class PlaceFacts: Sendable {
    let id: Feature.ID
    let point: Coordinate
    let isHistorical: Bool
    /// Who disputes the place was asked at this date, and may be others at another.
    private let isDisputed: Bool
    private let date: CalendarDate?
    /// Name and kind.
    let name: PropertyBlock
    /// All else, which stands after the article's words.
    let surroundings: PropertyBlock

    init(
        of place: Place, at point: Coordinate, isDisputed: Bool, asOf date: CalendarDate?, name: PropertyBlock,
        surroundings: PropertyBlock
    ) {
        id = place.id.isGeoNames ? .integer(Int64(place.id.rawValue)) : .string("geonews:\(place.id.rawValue)")
        self.point = point
        isHistorical = place.kind == .historical
        self.isDisputed = isDisputed
        self.date = date
        self.name = name
        self.surroundings = surroundings
    }

    /// Whether the same would be said at another date.
    func holds(at date: CalendarDate?) -> Bool { !isDisputed || date == self.date }
}
