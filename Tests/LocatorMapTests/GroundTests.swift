import Geo
import Testing

@testable import LocatorMap

@Suite("The ground")
struct GroundTests {
    private func polygon(_ positions: [(Double, Double)]) -> Polygon {
        let ring = positions.map { Coordinate(longitude: $0.0, latitude: $0.1) }
        return Polygon(outer: ring + [ring[0]])
    }

    private func cut(_ polygons: [(Polygon, Int)], joinsEdges: Bool = false) -> Tessellation {
        var tessellation = Tessellation(joinsEdges: joinsEdges)
        for (polygon, owner) in polygons { tessellation.add(polygon, of: owner) }
        tessellation.cut()
        return tessellation
    }

    @Test("a border between neighbours is one line, and each has its own coast")
    func sharedBorder() {
        let found = cut([
            (polygon([(0, 0), (1, 0), (1, 0.5), (1, 1), (0, 1)]), 1),
            (polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.5)]), 2),
        ])
        let borders = found.arcs.filter { !$0.isCoast }
        #expect(borders.count == 1)
        #expect(borders.first?.vertices.count == 3)
        #expect(found.arcs.count { $0.isCoast } == 2)
    }

    @Test("a country inside another has a border and no coast")
    func enclave() {
        var outer = polygon([(0, 0), (9, 0), (9, 9), (0, 9)])
        let inner = polygon([(3, 3), (5, 3), (5, 5), (3, 5)])
        outer.holes = [Array(inner.outer.reversed())]
        let found = cut([(outer, 1), (inner, 2)])
        #expect(found.arcs.count { $0.isCoast } == 1)
        #expect(found.arcs.count { !$0.isCoast && !$0.isSeam } == 1)
    }

    @Test("the antimeridian draws no line through a country that it cuts")
    func seam() {
        let found = cut([
            (polygon([(170, 60), (180, 60), (180, 70), (170, 70)]), 1),
            (polygon([(180, 60), (190, 60), (190, 70), (180, 70)]), 1),
        ])
        #expect(found.arcs.count { $0.isSeam } == 1)
        let round = cut(
            [
                (polygon([(170, 60), (180, 60), (180, 70), (170, 70)]), 1),
                (polygon([(-180, 60), (-170, 60), (-170, 70), (-180, 70)]), 1),
            ], joinsEdges: true)
        #expect(round.arcs.count { $0.isSeam } == 1)
    }

    @Test(
        "no line of the ground crosses the whole map",
        arguments: [
            [(177.5, 64.73), (-173.2, 64.42)], [(100, 62), (37, 56), (132, 43)], [(0, -90), (166.7, -77.9)], [],
        ] as [[(Double, Double)]])
    func noStreaks(positions: [(Double, Double)]) throws {
        let view = try World.view(positions)
        let ground = try Ground(for: [], view: view, gazetteer: World.gazetteer)
        // Farther out lines may be anything: the frame hides them.
        let inside = view.frame.grown(by: -30)
        for line in ground.countries.coast + ground.countries.borders + ground.lakes {
            for (start, end) in zip(line, line.dropFirst()) where inside.contains(start) || inside.contains(end) {
                #expect(start.distance(to: end) < 400)
            }
        }
    }
}
