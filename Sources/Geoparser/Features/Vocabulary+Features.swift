import Gazetteer
import Geo

extension PlaceKind {
    /// The word for it in the output, documented in docs/properties.md.
    public var label: String {
        switch self {
        case .country: "country"
        case .admin1: "admin1"
        case .admin2: "admin2"
        case .city: "city"
        case .section: "section"
        case .postal: "postal"
        case .continent: "continent"
        case .macroRegion: "region"
        case .ocean: "ocean"
        case .lake: "lake"
        case .river: "river"
        case .landform: "landform"
        case .island: "island"
        case .disputed: "disputed"
        case .historical: "historical"
        case .site: "site"
        case .airport: "airport"
        }
    }
}

extension CalendarDate {
    /// The day as the gazetteer writes it: year × 10000 + month × 100 + day.
    var number: Int32 { Int32(year * 10_000 + month * 100 + day) }
}

extension Dispute {
    /// Whether the period holds the day; without a day, whether it is still open.
    func holds(on date: CalendarDate?) -> Bool {
        guard let day = date?.number else { return to == 0 }
        return (from == 0 || from <= day) && (to == 0 || day <= to)
    }
}

extension Gazetteer {
    /// The place's point to five decimals, as the sources have it: about a metre.
    public func printedCoordinate(of row: PlaceRow) -> Coordinate {
        let point = self[row].coordinate
        return Coordinate(
            longitude: point.longitude.rounded(toPlaces: 5), latitude: point.latitude.rounded(toPlaces: 5))
    }
}
