import Geo
import Shapes

extension Gazetteer {
    /// The area's polygons, a `multiPolygon`; nil for what has no shape. O(log n + bytes of the shape).
    public func shape(of row: PlaceRow) -> Geometry? {
        let size = GazetteerFormat.shapeRecordSize
        let records = tables.shapeIndex.records(beginningWith: row.rawValue, size: size)
        let polygons = records.flatMap { storedPolygons(at: $0 * size) }
        return polygons.isEmpty ? nil : .multiPolygon(polygons)
    }

    /// The rows that have a shape, each once. O(number of shapes).
    public var shapedRows: [PlaceRow] {
        let size = GazetteerFormat.shapeRecordSize
        var rows: [PlaceRow] = []
        for offset in stride(from: 0, to: tables.shapeIndex.count - size + 1, by: size) {
            let row = PlaceRow(rawValue: tables.shapeIndex.word(at: offset))
            if rows.last != row { rows.append(row) }
        }
        return rows
    }

    private func storedPolygons(at record: Int) -> [Polygon] {
        let precision = Int(tables.shapeIndex.word(at: record + 4))
        let offset = Int(tables.shapeIndex.word(at: record + 8))
        let length = Int(tables.shapeIndex.word(at: record + 12))
        guard offset <= tables.shapes.count, length <= tables.shapes.count - offset else { return [] }
        return ShapeCoding.decode(
            UnsafeRawBufferPointer(rebasing: tables.shapes[offset..<offset + length]), precision: precision)
    }

    /// The regions whose shape holds the point, by GEOS, the smallest first. O(number of shapes).
    public func regions(containing point: Coordinate) throws(ShapeError) -> [PlaceRow] {
        var near: [(id: Int, geometry: Geometry)] = []
        for offset in stride(from: 0, to: tables.boxes.count, by: GazetteerFormat.boxRecordSize) {
            let row = PlaceRow(rawValue: tables.boxes.word(at: offset))
            guard boxRecord(at: offset).contains(point), let shape = shape(of: row) else { continue }
            near.append((Int(row.rawValue), shape))
        }
        let index = try ContainmentIndex(near)
        return try index.ids(containing: point).map { PlaceRow(rawValue: UInt32($0)) }
            .sorted { (self[$0].radius, $0) < (self[$1].radius, $1) }
    }
}
