/// A box between two meridians and two parallels, in degrees. `west > east` when it crosses the antimeridian (RFC 7946, 5.2).
public struct BoundingBox: Hashable, Sendable {
    public var west: Double
    public var south: Double
    public var east: Double
    public var north: Double

    public init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    public var crossesAntimeridian: Bool { west > east }

    public func contains(_ point: Coordinate) -> Bool {
        guard point.latitude >= south, point.latitude <= north else { return false }
        if crossesAntimeridian { return point.longitude >= west || point.longitude <= east }
        return point.longitude >= west && point.longitude <= east
    }

    /// The smallest box around the points, by the shorter way around the globe; nil without points. O(n log n).
    public init?(around points: some Sequence<Coordinate>) {
        let points = Array(points)
        guard let first = points.first else { return nil }
        south = points.reduce(first.latitude) { Swift.min($0, $1.latitude) }
        north = points.reduce(first.latitude) { Swift.max($0, $1.latitude) }
        let longitudes = points.map(\.longitude).sorted()
        var widestGap = longitudes[0] + 360 - longitudes[longitudes.count - 1]
        west = longitudes[0]
        east = longitudes[longitudes.count - 1]
        for (left, right) in zip(longitudes, longitudes.dropFirst()) where right - left > widestGap {
            widestGap = right - left
            west = right
            east = left
        }
    }
}
