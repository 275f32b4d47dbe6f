import Geo
import Testing

@Suite("Boxes, distances and winding")
struct GeometryTests {
    @Test("Yerevan to Baku is some 455 km")
    func distance() {
        let yerevan = Coordinate(longitude: 44.51361, latitude: 40.18111)
        let baku = Coordinate(longitude: 49.89201, latitude: 40.37767)
        #expect(abs(yerevan.distance(to: baku) - 456_000) < 3_000)
        #expect(yerevan.distance(to: yerevan) == 0)
    }

    @Test("antipodes are half the circumference apart, and no rounding makes that not a number")
    func antipodes() {
        let half = Double.pi * Coordinate.meanEarthRadius
        for longitude in stride(from: -180.0, through: 0, by: 7.3) {
            let here = Coordinate(longitude: longitude, latitude: 12.34)
            let there = Coordinate(longitude: longitude + 180, latitude: -12.34)
            #expect(abs(here.distance(to: there) - half) < 1)
        }
    }

    @Test("the box around Fiji's islands crosses the antimeridian instead of girding the globe")
    func boxAcrossAntimeridian() throws {
        let box = try #require(
            BoundingBox(around: [Coordinate(longitude: 177, latitude: -18), Coordinate(longitude: -179, latitude: -16)])
        )
        #expect(box == BoundingBox(west: 177, south: -18, east: -179, north: -16))
        #expect(box.crossesAntimeridian)
        #expect(box.contains(Coordinate(longitude: 180, latitude: -17)))
        #expect(!box.contains(Coordinate(longitude: 0, latitude: -17)))
    }

    @Test("no points have no box")
    func emptyBox() {
        #expect(BoundingBox(around: []) == nil)
    }

    @Test("a clockwise square with a counter-clockwise hole is wound by the right-hand rule")
    func rightHand() {
        let square = BoundingBox(west: 0, south: 0, east: 10, north: 10).polygon.outer
        let hole = BoundingBox(west: 2, south: 2, east: 4, north: 4).polygon.outer
        let mended = Polygon(outer: square.reversed(), holes: [hole]).rightHanded
        #expect(mended.outer == square)
        #expect(mended.holes == [hole.reversed()])
        #expect(Polygon.signedArea(of: square) == 100)
    }
}
