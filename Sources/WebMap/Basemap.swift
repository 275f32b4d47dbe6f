import Gazetteer
import Geo
import Shapes

/// The ground under a map, from the bundled polygons: land far away is drawn coarsely, land near the places finely.
struct Basemap {
    var land: [PropertyValue] = []
    var water: [PropertyValue] = []
    var divisions: [PropertyValue] = []
    var disputed: [PropertyValue] = []

    /// How far a line may move, in degrees: about a pixel at the scale at which that ground is usually seen.
    private static let coarse = 0.08
    private static let fine = 0.012
    /// The most countries that are drawn finely, and whose divisions are drawn, so that a page stays small.
    private static let mostFine = 10
    private static let mostDivided = 4
    /// Lakes narrower than this, in metres, are drawn only in countries that are drawn finely.
    private static let largeLake: Float = 40_000

    /// - Parameter places: the place of every mention.
    init(around places: [PlaceRow], gazetteer: Gazetteer) throws(ShapeError) {
        let near = Self.countries(of: places, gazetteer: gazetteer)
        let fine = Set(near.prefix(Self.mostFine))
        let divided = Set(near.prefix(Self.mostDivided))
        for row in gazetteer.rows {
            let place = gazetteer[row]
            let isNear = place.country.map(fine.contains) ?? false
            switch place.kind {
            case .country:
                let isFine = fine.contains(row)
                try add(row, tolerance: isFine ? Self.fine : Self.coarse, to: \.land, gazetteer)
            case .lake where isNear || place.radius > Self.largeLake:
                try add(row, tolerance: isNear ? Self.fine : Self.coarse / 2, to: \.water, gazetteer)
            case .disputed: try add(row, tolerance: Self.fine, to: \.disputed, gazetteer)
            case .admin1 where place.country.map(divided.contains) ?? false:
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

    /// The countries of places finer than a country, those of the most mentions first.
    private static func countries(of places: [PlaceRow], gazetteer: Gazetteer) -> [PlaceRow] {
        var counts: [PlaceRow: Int] = [:]
        for row in places {
            if let country = gazetteer[row].country, country != row { counts[country, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// `[name, longitude, latitude, radius in metres, whether water]` of the countries and seas, for orientation.
    static func names(of gazetteer: Gazetteer) -> [PropertyValue] {
        gazetteer.rows.compactMap { row in
            let place = gazetteer[row]
            guard place.kind == .country || (place.kind == .ocean && place.radius > 150_000) else { return nil }
            let point = place.coordinate
            return .array([
                .string(gazetteer.name(of: row)), .number((point.longitude * 100).rounded() / 100),
                .number((point.latitude * 100).rounded() / 100), .integer(Int64(place.radius)),
                .bool(place.kind == .ocean),
            ])
        }
    }
}
