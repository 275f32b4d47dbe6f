/// The box of what streams by, in constant memory. In degrees the shorter way round the globe is found by bins of one
/// degree of longitude, exact as long as the widest gap is wider than a bin; otherwise the plain least and greatest.
public struct Extent: Sendable {
    private var south = Double.infinity
    private var north = -Double.infinity
    /// The least and the greatest longitude seen in each bin; with one bin only for a projected CRS.
    private var bins: [(west: Double, east: Double)]

    /// - Parameter isGeographic: false when the coordinates are not degrees.
    public init(isGeographic: Bool = true) {
        bins = Array(repeating: (.infinity, -.infinity), count: isGeographic ? 360 : 1)
    }

    /// Takes in a geometry, which must not cross the antimeridian other than by its parts. O(positions).
    public mutating func add(_ geometry: Geometry) {
        switch geometry {
        case .point(let point): add([point])
        case .multiPoint(let points): for point in points { add([point]) }
        case .lineString(let line): add(line)
        case .multiLineString(let lines): for line in lines { add(line) }
        case .polygon(let polygon): add(polygon.outer)
        case .multiPolygon(let polygons): for polygon in polygons { add(polygon.outer) }
        }
    }

    /// nil before anything was added.
    public var box: BoundingBox? {
        let occupied = bins.filter { $0.west <= $0.east }
        guard let first = occupied.first, let last = occupied.last else { return nil }
        var box = BoundingBox(west: first.west, south: south, east: last.east, north: north)
        guard bins.count > 1 else { return box }
        var widestGap = first.west + 360 - last.east
        for (left, right) in zip(occupied, occupied.dropFirst()) where right.west - left.east > widestGap {
            widestGap = right.west - left.east
            box.west = right.west
            box.east = left.east
        }
        return box
    }

    private mutating func add(_ part: [Coordinate]) {
        guard let first = part.first else { return }
        var (west, east) = (first.longitude, first.longitude)
        for position in part {
            west = min(west, position.longitude)
            east = max(east, position.longitude)
            south = min(south, position.latitude)
            north = max(north, position.latitude)
        }
        let (firstBin, lastBin) = (bin(of: west), bin(of: east))
        bins[firstBin].west = min(bins[firstBin].west, west)
        bins[lastBin].east = max(bins[lastBin].east, east)
        guard firstBin < lastBin else {
            bins[firstBin].east = max(bins[firstBin].east, east)
            return
        }
        bins[firstBin].east = Double(firstBin - 179)
        bins[lastBin].west = Double(lastBin - 180)
        for index in firstBin + 1..<lastBin { bins[index] = (Double(index - 180), Double(index - 179)) }
    }

    private func bin(of longitude: Double) -> Int {
        guard bins.count > 1, longitude > -180 else { return 0 }
        return min(bins.count - 1, Int(longitude + 180))
    }
}
