/// A geometry of the simple-features model in longitude and latitude, or in a projected CRS once reprojected.
public enum Geometry: Hashable, Sendable {
    case point(Coordinate)
    case multiPoint([Coordinate])
    case lineString([Coordinate])
    case multiLineString([[Coordinate]])
    case polygon(Polygon)
    case multiPolygon([Polygon])

    /// Every position, in order. O(n).
    public var coordinates: [Coordinate] {
        switch self {
        case .point(let point): [point]
        case .multiPoint(let points), .lineString(let points): points
        case .multiLineString(let lines): lines.flatMap { $0 }
        case .polygon(let polygon): polygon.rings.flatMap { $0 }
        case .multiPolygon(let polygons): polygons.flatMap { $0.rings.flatMap { $0 } }
        }
    }
}

/// An outer ring and its holes. Rings are closed: the last position equals the first.
public struct Polygon: Hashable, Sendable {
    public var outer: [Coordinate]
    public var holes: [[Coordinate]]

    public init(outer: [Coordinate], holes: [[Coordinate]] = []) {
        self.outer = outer
        self.holes = holes
    }

    /// The outer ring first, then the holes.
    public var rings: [[Coordinate]] { [outer] + holes }
}
