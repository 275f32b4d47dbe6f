import Gazetteer
import Geo
import Shapes

/// The ground under a map, from the bundled polygons: land far away is drawn coarsely, land near the places finely.
struct Basemap {
    var land: [PropertyValue] = []
    var water: [PropertyValue] = []
    var divisions: [PropertyValue] = []
    var disputed: [PropertyValue] = []

    /// How far a line may move, in degrees: a pixel at the scale at which that ground is usually seen.
    private static let coarse = 0.08
    private static let fine = 0.01
    /// The most places' neighbourhoods that are drawn finely, so that a page stays small.
    private static let mostNear = 12

    /// - Parameter places: what the map shows, the most important first.
    init(around places: [PlaceRow], gazetteer: Gazetteer) throws(ShapeError) {
        let near = Self.countries(of: places, gazetteer: gazetteer)
        for row in gazetteer.rows {
            switch gazetteer[row].kind {
            case .country:
                try add(row, tolerance: near.contains(row) ? Self.fine : Self.coarse, to: \.land, gazetteer)
            case .lake: try add(row, tolerance: Self.fine, to: \.water, gazetteer)
            case .disputed: try add(row, tolerance: Self.fine, to: \.disputed, gazetteer)
            case .admin1 where gazetteer[row].country.map(near.contains) == true:
                try add(row, tolerance: Self.fine, to: \.divisions, gazetteer)
            default: break
            }
        }
    }

    private mutating func add(
        _ row: PlaceRow, tolerance: Double, to layer: WritableKeyPath<Basemap, [PropertyValue]>, _ gazetteer: Gazetteer
    ) throws(ShapeError) {
        guard let shape = gazetteer.shape(of: row), let simple = try shape.simplified(tolerance: tolerance) else {
            return
        }
        let encoded = Polyline.encode(simple)
        if case .array(let polygons) = encoded, !polygons.isEmpty { self[keyPath: layer].append(encoded) }
    }

    /// The countries of places finer than a country.
    private static func countries(of places: [PlaceRow], gazetteer: Gazetteer) -> Set<PlaceRow> {
        var countries: Set<PlaceRow> = []
        for row in places where countries.count < mostNear {
            if let country = gazetteer[row].country { countries.insert(country) }
        }
        return countries
    }
}
