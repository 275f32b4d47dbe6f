import Geo
import Testing

@testable import Shapes

func square(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Geometry {
    .polygon(BoundingBox(west: west, south: south, east: east, north: north).polygon)
}

func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(longitude: longitude, latitude: latitude)
}

@Suite("Operations on shapes")
struct OperationTests {
    @Test("neighbours unite into one polygon without the border between them")
    func union() throws {
        let united = try #require(try Geometry.union(of: [square(0, 0, 1, 1), square(1, 0, 2, 1)]))
        #expect(try united.area() == 2)
        guard case .polygon(let polygon) = united else {
            Issue.record("two neighbours make one polygon")
            return
        }
        #expect(polygon.holes.isEmpty)
        #expect(try Geometry.union(of: []) == nil)
    }

    @Test("a member is subtracted, and what is left of nothing is nil")
    func difference() throws {
        #expect(try square(0, 0, 2, 1).subtracting(square(1, 0, 2, 1))?.area() == 1)
        #expect(try square(0, 0, 1, 1).subtracting(square(0, 0, 1, 1)) == nil)
        #expect(try square(0, 0, 1, 1).intersection(square(5, 5, 6, 6)) == nil)
    }

    @Test("lines that cross make the faces between them; loose ends make none")
    func polygonize() throws {
        let lines = [
            [at(-1, 0), at(5, 0)], [at(-1, 4), at(5, 4)], [at(0, -1), at(0, 5)], [at(4, -1), at(4, 5)],
            [at(2, 0), at(2, 4)],
        ]
        let faces = try Geometry.polygonize(lines)
        #expect(faces.count == 2)
        #expect(try Geometry.union(of: faces.map(Geometry.polygon))?.area() == 16)
        #expect(try Geometry.polygonize([]).isEmpty)
    }

    @Test("simplifying drops vertices, keeps holes and leaves the shape valid")
    func simplify() throws {
        let circle = try #require(try Geometry.point(at(0, 0)).buffered(by: 1, segments: 90))
        let ring = try #require(try circle.subtracting(square(-0.1, -0.1, 0.1, 0.1)))
        let simple = try #require(try ring.simplified(tolerance: 0.05))
        #expect(simple.coordinates.count < ring.coordinates.count / 4)
        #expect(try simple.invalidReason() == nil)
        guard case .polygon(let polygon) = simple else {
            Issue.record("a ring stays a polygon")
            return
        }
        #expect(polygon.holes.count == 1)
    }

    @Test("a bow tie is mended into two triangles, and says where it crosses itself")
    func makeValid() throws {
        let tie = Geometry.polygon(Polygon(outer: [at(0, 0), at(2, 2), at(2, 0), at(0, 2), at(0, 0)]))
        #expect(try tie.invalidReason() == "Self-intersection[1 1]")
        let mended = try #require(try tie.madeValid())
        #expect(try mended.area() == 2)
        #expect(try mended.invalidReason() == nil)
    }

    @Test("the point on the surface of a horseshoe is inside it, where its centroid is not")
    func pointOnSurface() throws {
        let horseshoe = try #require(try square(0, 0, 10, 10).subtracting(square(2, 2, 8, 10)))
        let (inside, centroid) = (try #require(try horseshoe.pointOnSurface()), try #require(try horseshoe.centroid()))
        #expect(try horseshoe.covers(.point(inside)))
        #expect(try !horseshoe.covers(.point(centroid)))
    }

    @Test("a hull of one place is a point, of two a line, of three a polygon")
    func hull() throws {
        #expect(try Geometry.multiPoint([at(1, 1)]).convexHull() == .point(at(1, 1)))
        #expect(try Geometry.multiPoint([at(0, 0), at(1, 1)]).convexHull()?.coordinates.count == 2)
        #expect(try Geometry.multiPoint([at(0, 0), at(4, 0), at(0, 3), at(1, 1)]).convexHull()?.area() == 6)
    }

    @Test("a box across the antimeridian clips on both sides of it")
    func clip() throws {
        let band = square(-180, 0, 180, 10)
        let clipped = try #require(try band.clipped(to: BoundingBox(west: 170, south: 0, east: -170, north: 5)))
        #expect(try clipped.area() == 100)
        #expect(try band.clipped(to: BoundingBox(west: 0, south: -5, east: 1, north: -1)) == nil)
    }

    @Test("what GEOS refuses is reported in its own words")
    func errors() {
        let open = Geometry.polygon(Polygon(outer: [at(0, 0), at(1, 0), at(1, 1), at(0, 1)]))
        let error = #expect(throws: ShapeError.self) { try open.area() }
        #expect(error?.operation == "make a ring")
        #expect(error?.message.contains("closed linestring") == true)
        #expect(throws: ShapeError.self) { try Geometry.point(at(.nan, 0)).convexHull() }
        #expect(throws: ShapeError.self) { try Geometry.lineString([at(0, 0)]).convexHull() }
    }

    @Test("every kind of geometry survives the way through GEOS")
    func roundTrip() throws {
        let hole = BoundingBox(west: 1, south: 1, east: 2, north: 2).polygon.outer
        let holed = Polygon(outer: BoundingBox(west: 0, south: 0, east: 4, north: 4).polygon.outer, holes: [hole])
        let other = BoundingBox(west: 9, south: 0, east: 10, north: 4).polygon
        let all: [Geometry] = [
            .point(at(1.5, -2.25)), .multiPoint([at(0, 0), at(1, 1)]), .lineString([at(0, 0), at(1, 1), at(2, 0)]),
            .multiLineString([[at(0, 0), at(1, 1)], [at(5, 5), at(6, 6)]]), .polygon(holed),
            .multiPolygon([holed, other]),
        ]
        let context = try GEOSContext()
        for geometry in all {
            #expect(try context.geometry(geometry).value() == geometry)
        }
    }
}
