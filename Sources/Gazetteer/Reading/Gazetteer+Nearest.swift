import Geo

extension Gazetteer {
    /// A settlement and how far away it is.
    public struct Neighbour: Hashable, Sendable {
        public let row: PlaceRow
        /// Metres.
        public let distance: Double
    }

    /// The nearest settlements, the nearest first. Looks at the cells of one degree around the point, in rings that
    /// widen until nothing outside can be nearer. O(settlements in those cells).
    public func nearest(to point: Coordinate, limit: Int) -> [Neighbour] {
        guard limit > 0, tables.grid.count > (GazetteerFormat.gridCells + 1) * 4 else { return [] }
        let metresPerDegree = Coordinate.meanEarthRadius * .pi / 180
        var found: [Neighbour] = []
        var ring = 0
        // The farthest column is half way around the Earth.
        while ring <= GridCell.columns / 2 {
            for (column, row) in cells(ofRing: ring, around: point) { append(column, row, point, &found) }
            found.sort { ($0.distance, $0.row) < ($1.distance, $1.row) }
            found = Array(found.prefix(limit))
            // Outside the ring the latitude differs by `ring` degrees at least, or the longitude does, nearer the poles.
            let northernmost = min(89.9, abs(point.latitude) + Double(ring) + 1)
            let reach = Double(ring) * metresPerDegree * Self.cosine(northernmost)
            if found.count == limit, found[limit - 1].distance <= reach { break }
            ring += 1
        }
        return found
    }

    private static func cosine(_ degrees: Double) -> Double {
        // The distance of two points of that parallel, one degree apart, as a share of a degree on the equator.
        let (west, east) = (Coordinate(longitude: 0, latitude: degrees), Coordinate(longitude: 1, latitude: degrees))
        return west.distance(to: east) / (Coordinate.meanEarthRadius * .pi / 180)
    }

    private func cells(ofRing ring: Int, around point: Coordinate) -> [(column: Int, row: Int)] {
        let (column, row) = (GridCell.column(point.longitude), GridCell.row(point.latitude))
        var cells: [(column: Int, row: Int)] = []
        for y in max(0, row - ring)...min(GridCell.rows - 1, row + ring) {
            let isEdge = abs(y - row) == ring
            let columns = isEdge ? Array(-ring...ring) : [-ring, ring]
            for x in Set(columns.map { (column + $0 % 360 + 360) % 360 }).sorted() {
                cells.append((x, y))
            }
        }
        return cells
    }

    private func append(_ column: Int, _ row: Int, _ point: Coordinate, _ found: inout [Neighbour]) {
        let cell = row * GridCell.columns + column
        let rowsStart = (GazetteerFormat.gridCells + 1) * 4
        let (start, end) = (Int(tables.grid.word(at: cell * 4)), Int(tables.grid.word(at: cell * 4 + 4)))
        guard start <= end, rowsStart + end * 4 <= tables.grid.count else { return }
        for index in start..<end {
            let place = PlaceRow(rawValue: tables.grid.word(at: rowsStart + index * 4))
            found.append(Neighbour(row: place, distance: self[place].coordinate.distance(to: point)))
        }
    }
}
