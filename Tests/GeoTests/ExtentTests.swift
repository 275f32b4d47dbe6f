import Geo
import Testing

@Suite("The extent of what streams by")
struct ExtentTests {
    @Test("it is the smallest box, whichever way round the globe", arguments: [1 as UInt64, 7, 2020])
    func agreesWithSorting(seed: UInt64) throws {
        var state = seed
        func random(_ upper: Double) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33) / Double(1 << 31) * upper
        }
        for _ in 0..<200 {
            let middle = random(360) - 180
            let points = (0..<1 + Int(random(30))).map { _ in
                let longitude = middle + random(120)
                return Coordinate(longitude: longitude > 180 ? longitude - 360 : longitude, latitude: random(170) - 85)
            }
            var extent = Extent()
            for point in points { extent.add(.point(point)) }
            #expect(extent.box == BoundingBox(around: points), "seed \(seed), \(points)")
        }
    }

    @Test("a wide polygon has no gap in its middle; one cut at the antimeridian lies across it")
    func polygons() throws {
        var wide = Extent()
        wide.add(.polygon(BoundingBox(west: -170, south: 50, east: 170, north: 80).polygon))
        #expect(wide.box == BoundingBox(west: -170, south: 50, east: 170, north: 80))
        var fiji = Extent()
        fiji.add(
            .multiPolygon([
                BoundingBox(west: 177, south: -19, east: 180, north: -16).polygon,
                BoundingBox(west: -180, south: -19, east: -179, north: -16).polygon,
            ]))
        #expect(fiji.box == BoundingBox(west: 177, south: -19, east: -179, north: -16))
    }

    @Test("metres have no antimeridian, and nothing has no box")
    func projected() {
        var metres = Extent(isGeographic: false)
        #expect(metres.box == nil)
        metres.add(.point(Coordinate(longitude: -2e7, latitude: 5)))
        metres.add(.point(Coordinate(longitude: 2e7, latitude: -5)))
        #expect(metres.box == BoundingBox(west: -2e7, south: -5, east: 2e7, north: 5))
    }
}
