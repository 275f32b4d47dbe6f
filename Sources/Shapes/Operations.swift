import CGEOS
import Geo

/// What GEOS does with one geometry or two. Each call makes its own context, so that any of them may run on any thread.
/// All work is planar, in the units of the coordinates. Empty answers are nil. Every call throws `ShapeError`.
extension Geometry {
    /// The union of all, with the lines between neighbours dissolved; nil when there are none. O(n log n) by cascading.
    public static func union(of geometries: [Geometry]) throws(ShapeError) -> Geometry? {
        let context = try GEOSContext()
        let all = try context.collection(
            of: geometries, type: GEOS_GEOMETRYCOLLECTION,
            make: { (value) throws(ShapeError) in try context.geometry(value) })
        return try context.make("union") { handle in
            all.withPointer { GEOSUnaryUnion_r(handle, $0) }
        }.value()
    }

    /// The faces of the drawing that the lines make together, noded where they cross. Dangling ends are left out.
    public static func polygonize(_ lines: [[Coordinate]]) throws(ShapeError) -> [Polygon] {
        let context = try GEOSContext()
        let drawn = try context.geometry(.multiLineString(lines))
        let noded = try context.make("node") { handle in
            drawn.withPointer { GEOSUnaryUnion_r(handle, $0) }
        }
        return try context.make("polygonize") { handle in
            noded.withPointer { pointer in
                var input: OpaquePointer? = pointer
                return GEOSPolygonize_r(handle, &input, 1)
            }
        }.polygons()
    }

    public func union(_ other: Geometry) throws(ShapeError) -> Geometry? {
        try combined("union", with: other, by: GEOSUnion_r)
    }

    public func intersection(_ other: Geometry) throws(ShapeError) -> Geometry? {
        try combined("intersection", with: other, by: GEOSIntersection_r)
    }

    /// This without the other.
    public func subtracting(_ other: Geometry) throws(ShapeError) -> Geometry? {
        try combined("difference", with: other, by: GEOSDifference_r)
    }

    /// The part inside the box, which may cross the antimeridian.
    public func clipped(to box: BoundingBox) throws(ShapeError) -> Geometry? {
        if box.crossesAntimeridian {
            var left = box
            var right = box
            left.east = 180
            right.west = -180
            return try Geometry.union(of: [clipped(to: left), clipped(to: right)].compactMap { $0 })
        }
        return try intersection(.polygon(box.polygon))
    }

    /// The part inside a box that does not cross the antimeridian, cut in O(n) by Liang and Barsky's way. The vertices inside
    /// stay as they are. Shapes that are not valid are mended first where that way fails.
    public func cut(to box: BoundingBox) throws(ShapeError) -> Geometry? {
        do {
            return try made("cut") { GEOSClipByRect_r($0, $1, box.west, box.south, box.east, box.north) }
        } catch {
            return try madeValid()?.intersection(.polygon(box.polygon))
        }
    }

    /// Fewer vertices, none of them farther from the old line than `tolerance`, with no ring lost and none crossing another
    /// of the same geometry (GEOS's topology-preserving Douglas–Peucker).
    public func simplified(tolerance: Double) throws(ShapeError) -> Geometry? {
        try made("simplify") { GEOSTopologyPreserveSimplify_r($0, $1, tolerance) }
    }

    /// A valid geometry of the same points; of mixed answers the parts of the highest dimension.
    public func madeValid() throws(ShapeError) -> Geometry? {
        try made("make valid") { GEOSMakeValid_r($0, $1) }
    }

    /// Coordinates rounded to a grid without making the geometry invalid; parts smaller than a cell vanish.
    public func snapped(toGrid cell: Double) throws(ShapeError) -> Geometry? {
        try made("snap to a grid") { GEOSGeom_setPrecision_r($0, $1, cell, 0) }
    }

    /// All within `distance`, which is in the units of the coordinates; arcs have `segments` chords a quadrant.
    public func buffered(by distance: Double, segments: Int = 16) throws(ShapeError) -> Geometry? {
        try made("buffer") { GEOSBuffer_r($0, $1, distance, Int32(segments)) }
    }

    public func convexHull() throws(ShapeError) -> Geometry? {
        try made("convex hull") { GEOSConvexHull_r($0, $1) }
    }

    /// A point that is surely inside, near the middle of the widest part.
    public func pointOnSurface() throws(ShapeError) -> Coordinate? {
        try made("point on surface") { GEOSPointOnSurface_r($0, $1) }?.coordinates.first
    }

    /// The centre of mass, which may lie outside.
    public func centroid() throws(ShapeError) -> Coordinate? {
        try made("centroid") { GEOSGetCentroid_r($0, $1) }?.coordinates.first
    }

    /// The planar area in squared units of the coordinates; 0 for points and lines.
    public func area() throws(ShapeError) -> Double {
        let context = try GEOSContext()
        let geometry = try context.geometry(self)
        var area = 0.0
        let done = context.withHandle { handle in geometry.withPointer { GEOSArea_r(handle, $0, &area) } }
        guard done == 1 else { throw context.failure(of: "area") }
        return area
    }

    public func intersects(_ other: Geometry) throws(ShapeError) -> Bool {
        let context = try GEOSContext()
        let (left, right) = (try context.geometry(self), try context.geometry(other))
        return try context.test("intersects") { handle in
            left.withPointer { left in right.withPointer { GEOSIntersects_r(handle, left, $0) } }
        }
    }

    /// True when no point of the other lies outside; the boundary counts as inside.
    public func covers(_ other: Geometry) throws(ShapeError) -> Bool {
        let context = try GEOSContext()
        let (left, right) = (try context.geometry(self), try context.geometry(other))
        return try context.test("covers") { handle in
            left.withPointer { left in right.withPointer { GEOSCovers_r(handle, left, $0) } }
        }
    }

    /// Why the geometry is not valid, in GEOS's words ("Self-intersection[1 1]"); nil when it is.
    public func invalidReason() throws(ShapeError) -> String? {
        let context = try GEOSContext()
        let geometry = try context.geometry(self)
        let reason: String? = context.withHandle { handle in
            guard let text = geometry.withPointer({ GEOSisValidReason_r(handle, $0) }) else { return nil }
            defer { GEOSFree_r(handle, text) }
            return String(cString: text)
        }
        guard let reason else { throw context.failure(of: "validity") }
        return reason == "Valid Geometry" ? nil : reason
    }

    private func made(
        _ operation: String, _ body: (OpaquePointer, OpaquePointer) -> OpaquePointer?
    ) throws(ShapeError) -> Geometry? {
        let context = try GEOSContext()
        let geometry = try context.geometry(self)
        return try context.make(operation) { handle in geometry.withPointer { body(handle, $0) } }.value()
    }

    private func combined(
        _ operation: String, with other: Geometry,
        by body: (OpaquePointer, OpaquePointer, OpaquePointer) -> OpaquePointer?
    ) throws(ShapeError) -> Geometry? {
        let context = try GEOSContext()
        let (left, right) = (try context.geometry(self), try context.geometry(other))
        return try context.make(operation) { handle in
            left.withPointer { left in right.withPointer { body(handle, left, $0) } }
        }.value()
    }
}
