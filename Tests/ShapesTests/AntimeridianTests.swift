import Geo
import Shapes
import Testing

@Suite("Cutting at the antimeridian")
struct AntimeridianTests {
    @Test("a polygon that steps from 179 to -179 becomes two, one on each side")
    func polygon() throws {
        let island = Geometry.polygon(Polygon(outer: [at(178, 0), at(-178, 0), at(-178, 2), at(178, 2), at(178, 0)]))
        guard case .multiPolygon(let parts) = try island.splitAtAntimeridian() else {
            Issue.record("two parts were promised")
            return
        }
        #expect(parts.count == 2)
        #expect(try Geometry.multiPolygon(parts).area() == 8)
        #expect(Geometry.multiPolygon(parts).coordinates.allSatisfy { $0.isValid && abs($0.longitude) >= 178 })
    }

    @Test("longitudes beyond 180 are taken for the same place")
    func beyond() throws {
        #expect(try Geometry.point(at(190, 5)).splitAtAntimeridian() == .point(at(-170, 5)))
        #expect(try square(170, 0, 190, 1).splitAtAntimeridian()?.area() == 20)
        #expect(try square(190, 0, 200, 1).splitAtAntimeridian()?.coordinates.map(\.longitude).max() == -160)
    }

    @Test("a line is cut in two; its hole goes with a polygon")
    func lineAndHole() throws {
        let line = try Geometry.lineString([at(170, 0), at(-170, 10)]).splitAtAntimeridian()
        #expect(line == .multiLineString([[at(170, 0), at(180, 5)], [at(-180, 5), at(-170, 10)]]))
        let lake = Polygon(
            outer: [at(170, 0), at(-170, 0), at(-170, 10), at(170, 10), at(170, 0)],
            holes: [[at(-178, 4), at(-178, 6), at(-176, 6), at(-176, 4), at(-178, 4)]])
        #expect(try Geometry.polygon(lake).splitAtAntimeridian()?.area() == 196)
    }

    @Test("a ring around a pole is closed along it")
    func pole() throws {
        let cap = Geometry.polygon(Polygon(outer: [at(-120, -70), at(0, -70), at(120, -70), at(-120, -70)]))
        let split = try #require(try cap.splitAtAntimeridian())
        #expect(try abs(split.area() - 360 * 20) < 1e-6)
        #expect(split.coordinates.contains { $0.latitude == -90 })
    }

    @Test("what does not cross is left as it was")
    func untouched() throws {
        #expect(try square(-180, 0, 180, 10).splitAtAntimeridian() == square(-180, 0, 180, 10))
    }

    @Test("long steps are kept as they are where longitudes go on beyond 180")
    func wrapped() throws {
        let wide = Geometry.polygon(Polygon(outer: [at(0, 0), at(190, 0), at(190, 10), at(0, 10), at(0, 0)]))
        #expect(try wide.wrappedIntoRange()?.area() == 1900)
        #expect(try wide.wrappedIntoRange()?.coordinates.allSatisfy(\.isValid) == true)
        #expect(try square(0, 0, 179, 1).wrappedIntoRange() == square(0, 0, 179, 1))
        #expect(try Geometry.point(at(181, 0)).wrappedIntoRange() == .point(at(-179, 0)))
    }
}
