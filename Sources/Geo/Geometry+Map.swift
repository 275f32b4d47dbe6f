extension Geometry {
    /// The geometry with every position replaced. O(n).
    public func mapped<Failure>(
        _ transform: (Coordinate) throws(Failure) -> Coordinate
    ) throws(Failure) -> Geometry {
        func line(_ positions: [Coordinate]) throws(Failure) -> [Coordinate] {
            try positions.map { (position) throws(Failure) in try transform(position) }
        }
        func area(_ polygon: Polygon) throws(Failure) -> Polygon {
            Polygon(
                outer: try line(polygon.outer),
                holes: try polygon.holes.map { (hole) throws(Failure) in try line(hole) })
        }
        switch self {
        case .point(let point): return .point(try transform(point))
        case .multiPoint(let points): return .multiPoint(try line(points))
        case .lineString(let positions): return .lineString(try line(positions))
        case .multiLineString(let lines):
            return .multiLineString(try lines.map { (positions) throws(Failure) in try line(positions) })
        case .polygon(let polygon): return .polygon(try area(polygon))
        case .multiPolygon(let polygons):
            return .multiPolygon(try polygons.map { (polygon) throws(Failure) in try area(polygon) })
        }
    }
}
