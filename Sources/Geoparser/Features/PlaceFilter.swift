import Gazetteer
import Geo
import Shapes

/// Lets through the places that lie in all that was asked for: countries, regions of the gazetteer, a user's polygons.
public struct PlaceFilter: Sendable {
    /// ISO 3166 alpha-2 codes; empty lets every country through.
    public var countries: Set<String> = []
    /// Regions of the gazetteer, any of which may hold the place; empty lets all through.
    public var regions: [PlaceRow] = []
    /// Polygons of the user's, any of which may hold the place; empty lets all through.
    public var polygons: [Geometry] = []

    public init() {}
}

/// A filter made ready for one thread: shapes are prepared once.
struct PreparedPlaceFilter {
    private let filter: PlaceFilter
    private let gazetteer: Gazetteer
    private let regionShapes: ContainmentIndex
    private let polygons: ContainmentIndex

    init(_ filter: PlaceFilter, gazetteer: Gazetteer) throws(ShapeError) {
        self.filter = filter
        self.gazetteer = gazetteer
        let shapes = filter.regions.enumerated().compactMap { number, row in
            gazetteer.shape(of: row).map { (id: number, geometry: $0) }
        }
        regionShapes = try ContainmentIndex(shapes)
        polygons = try ContainmentIndex(filter.polygons.enumerated().map { (id: $0, geometry: $1) })
    }

    /// By its chain of divisions or its point, the place lies in what was asked for.
    func lets(_ row: PlaceRow) throws(ShapeError) -> Bool {
        let point = gazetteer[row].coordinate
        if !filter.countries.isEmpty, !filter.countries.contains(gazetteer.countryCode(of: row) ?? "") { return false }
        if !filter.regions.isEmpty {
            let byChain = filter.regions.contains { $0 == row || gazetteer.isInside(row, $0) }
            if !byChain, try regionShapes.ids(containing: point).isEmpty { return false }
        }
        if !filter.polygons.isEmpty, try polygons.ids(containing: point).isEmpty { return false }
        return true
    }

    /// As for places, by the polygons that hold the point.
    func lets(_ point: Coordinate) throws(ShapeError) -> Bool {
        if !filter.countries.isEmpty {
            let codes = try gazetteer.regions(containing: point).compactMap { gazetteer.countryCode(of: $0) }
            if filter.countries.isDisjoint(with: codes) { return false }
        }
        if !filter.regions.isEmpty, try regionShapes.ids(containing: point).isEmpty { return false }
        if !filter.polygons.isEmpty, try polygons.ids(containing: point).isEmpty { return false }
        return true
    }
}
