import Geo
import Shapes
import Testing

@Suite("Which regions contain a point")
struct ContainmentIndexTests {
    @Test("overlapping regions are all named, once each, in order; the boundary counts")
    func overlaps() throws {
        let twoIslands = Geometry.multiPolygon([
            BoundingBox(west: 0, south: 0, east: 2, north: 2).polygon,
            BoundingBox(west: 1, south: 1, east: 3, north: 3).polygon,
        ])
        let index = try ContainmentIndex([
            (id: 7, geometry: square(0, 0, 10, 10)), (id: 3, geometry: twoIslands),
            (id: 9, geometry: .point(at(1, 1))),
        ])
        #expect(try index.ids(containing: at(1.5, 1.5)) == [3, 7])
        #expect(try index.ids(containing: at(5, 5)) == [7])
        #expect(try index.ids(containing: at(10, 5)) == [7])
        #expect(try index.ids(containing: at(11, 5)) == [])
    }

    @Test("a hole is outside")
    func hole() throws {
        let ring = try #require(try square(0, 0, 10, 10).subtracting(square(4, 4, 6, 6)))
        let index = try ContainmentIndex([(id: 1, geometry: ring)])
        #expect(try index.ids(containing: at(5, 5)) == [])
        #expect(try index.ids(containing: at(1, 5)) == [1])
    }

    @Test("an empty index contains nothing; a point that is not a number is refused")
    func empty() throws {
        let index = try ContainmentIndex([])
        #expect(try index.ids(containing: at(0, 0)) == [])
        #expect(throws: ShapeError.self) { try index.ids(containing: at(.nan, 0)) }
    }

    @Test(
        "the index agrees with asking each polygon, on random boxes and points", arguments: [20_201_127 as UInt64, 5])
    func agreesWithBruteForce(seed: UInt64) throws {
        var state = seed
        func random(_ upper: Double) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33) / Double(1 << 31) * upper
        }
        let boxes = (0..<200).map { id in
            let (west, south) = (random(90), random(70))
            return (id, BoundingBox(west: west, south: south, east: west + random(20), north: south + random(20)))
        }
        let index = try ContainmentIndex(boxes.map { (id: $0.0, geometry: .polygon($0.1.polygon)) })
        for _ in 0..<500 {
            let point = at(random(110), random(90))
            let expected = boxes.filter { $0.1.contains(point) }.map(\.0)
            #expect(try index.ids(containing: point) == expected, "seed \(seed), \(point)")
        }
    }
}
