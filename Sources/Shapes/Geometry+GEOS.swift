import CGEOS
import Geo

/// Values to GEOS.
extension GEOSContext {
    func geometry(_ value: Geometry) throws(ShapeError) -> OwnedGeometry {
        switch value {
        case .point(let point): return try self.point(point)
        case .multiPoint(let points):
            return try collection(of: points, type: GEOS_MULTIPOINT, make: point)
        case .lineString(let line): return try lineString(line)
        case .multiLineString(let lines):
            return try collection(of: lines, type: GEOS_MULTILINESTRING, make: lineString)
        case .polygon(let polygon): return try self.polygon(polygon)
        case .multiPolygon(let polygons):
            return try collection(of: polygons, type: GEOS_MULTIPOLYGON, make: self.polygon)
        }
    }

    func point(_ point: Coordinate) throws(ShapeError) -> OwnedGeometry {
        guard point.longitude.isFinite, point.latitude.isFinite else { throw Self.notFinite(point) }
        return try make("make a point") { GEOSGeom_createPointFromXY_r($0, point.longitude, point.latitude) }
    }

    func lineString(_ line: [Coordinate]) throws(ShapeError) -> OwnedGeometry {
        let sequence = try sequence(line)
        return try make("make a line") { GEOSGeom_createLineString_r($0, sequence) }
    }

    func polygon(_ polygon: Polygon) throws(ShapeError) -> OwnedGeometry {
        let outer = try ring(polygon.outer)
        var holes: [OwnedGeometry] = []
        for hole in polygon.holes { holes.append(try ring(hole)) }
        var holePointers = holes.map { $0.giveAway() }
        let outerPointer = outer.giveAway()
        return try make("make a polygon") {
            GEOSGeom_createPolygon_r($0, outerPointer, &holePointers, UInt32(holePointers.count))
        }
    }

    func collection<Part>(
        of parts: [Part], type: GEOSGeomTypes, make part: (Part) throws(ShapeError) -> OwnedGeometry
    ) throws(ShapeError) -> OwnedGeometry {
        var owned: [OwnedGeometry] = []
        owned.reserveCapacity(parts.count)
        for value in parts { owned.append(try part(value)) }
        var pointers = owned.map { $0.giveAway() }
        return try make("make a collection") {
            GEOSGeom_createCollection_r($0, Int32(type.rawValue), &pointers, UInt32(pointers.count))
        }
    }

    private func ring(_ positions: [Coordinate]) throws(ShapeError) -> OwnedGeometry {
        let sequence = try sequence(positions)
        return try make("make a ring") { GEOSGeom_createLinearRing_r($0, sequence) }
    }

    /// A coordinate sequence, which the call that is given it owns. `Coordinate` is two doubles, x then y: GEOS's own order.
    private func sequence(_ positions: [Coordinate]) throws(ShapeError) -> OpaquePointer {
        for position in positions where !(position.longitude.isFinite && position.latitude.isFinite) {
            throw Self.notFinite(position)
        }
        let sequence = withHandle { handle in
            positions.withUnsafeBytes { bytes in
                GEOSCoordSeq_copyFromBuffer_r(
                    handle, bytes.assumingMemoryBound(to: Double.self).baseAddress, UInt32(positions.count), 0, 0)
            }
        }
        guard let sequence else { throw failure(of: "copy coordinates") }
        return sequence
    }

    private static func notFinite(_ position: Coordinate) -> ShapeError {
        ShapeError(
            operation: "copy coordinates",
            message: "(\(position.longitude), \(position.latitude)) is not a finite position")
    }
}

/// GEOS to values.
extension OwnedGeometry {
    /// The geometry as a value; nil when it is empty. Of a mixed collection the parts of the highest dimension are kept.
    func value() throws(ShapeError) -> Geometry? {
        var parts = Parts()
        try context.collect(self, into: &parts)
        return parts.geometry
    }

    /// The polygons in it, whatever else it holds.
    func polygons() throws(ShapeError) -> [Polygon] {
        var parts = Parts()
        try context.collect(self, into: &parts)
        return parts.polygons
    }
}

/// The simple parts of a geometry, sorted by dimension.
private struct Parts {
    var points: [Coordinate] = []
    var lines: [[Coordinate]] = []
    var polygons: [Polygon] = []

    var geometry: Geometry? {
        if !polygons.isEmpty { return polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons) }
        if !lines.isEmpty { return lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines) }
        if !points.isEmpty { return points.count == 1 ? .point(points[0]) : .multiPoint(points) }
        return nil
    }
}

extension GEOSContext {
    fileprivate func collect(_ geometry: OwnedGeometry, into parts: inout Parts) throws(ShapeError) {
        // Parts are borrowed from `geometry`, which outlives the call.
        try collect(geometry.withPointer { $0 }, into: &parts)
        withExtendedLifetime(geometry) {}
    }

    private func collect(_ pointer: OpaquePointer, into parts: inout Parts) throws(ShapeError) {
        if withHandle({ GEOSisEmpty_r($0, pointer) }) == 1 { return }
        switch GEOSGeomTypes(rawValue: UInt32(withHandle { GEOSGeomTypeId_r($0, pointer) })) {
        case GEOS_POINT: parts.points += try positions(of: pointer)
        case GEOS_LINESTRING, GEOS_LINEARRING: parts.lines.append(try positions(of: pointer))
        case GEOS_POLYGON: parts.polygons.append(try polygon(of: pointer))
        default:
            for index in 0..<withHandle({ GEOSGetNumGeometries_r($0, pointer) }) {
                guard let part = withHandle({ GEOSGetGeometryN_r($0, pointer, index) }) else {
                    throw failure(of: "read a collection")
                }
                try collect(part, into: &parts)
            }
        }
    }

    private func polygon(of pointer: OpaquePointer) throws(ShapeError) -> Polygon {
        guard let outer = withHandle({ GEOSGetExteriorRing_r($0, pointer) }) else {
            throw failure(of: "read a polygon")
        }
        var polygon = Polygon(outer: try positions(of: outer))
        for index in 0..<withHandle({ GEOSGetNumInteriorRings_r($0, pointer) }) {
            guard let hole = withHandle({ GEOSGetInteriorRingN_r($0, pointer, index) }) else {
                throw failure(of: "read a polygon")
            }
            polygon.holes.append(try positions(of: hole))
        }
        return polygon
    }

    private func positions(of pointer: OpaquePointer) throws(ShapeError) -> [Coordinate] {
        var count: UInt32 = 0
        guard let sequence = withHandle({ GEOSGeom_getCoordSeq_r($0, pointer) }),
            withHandle({ GEOSCoordSeq_getSize_r($0, sequence, &count) }) == 1
        else { throw failure(of: "read coordinates") }
        var positions = [Coordinate](repeating: Coordinate(longitude: 0, latitude: 0), count: Int(count))
        let copied = withHandle { handle in
            positions.withUnsafeMutableBytes { bytes in
                GEOSCoordSeq_copyToBuffer_r(
                    handle, sequence, bytes.assumingMemoryBound(to: Double.self).baseAddress, 0, 0)
            }
        }
        guard copied == 1 else { throw failure(of: "read coordinates") }
        return positions
    }
}
