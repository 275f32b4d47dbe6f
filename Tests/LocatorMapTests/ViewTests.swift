import Geo
import Projection
import Testing

@testable import LocatorMap

@Suite("The extent and its projection")
struct ViewTests {
    private static let fiji = [(178.44, -18.14), (-179.9, -16.8), (-175.2, -21.1), (-171.75, -13.83)]
    private static let chukotka = [(177.5, 64.73), (-173.2, 64.42), (-165.4, 64.5), (-162.6, 66.9)]
    private static let antarctica = [(166.67, -77.85), (0.0, -90.0), (106.8, -78.46), (-68.1, -67.6)]

    @Test(
        "the projection suits the extent",
        arguments: [
            ([(44.5, 40.2), (46.8, 39.8), (49.9, 40.4)], MapView.Kind.lambertConformal),
            ([(-68.8, 44.8), (-70.3, 43.7)], .lambertConformal),
            ([(36.8, -1.3), (32.6, 0.3)], .mercator),
            (fiji, .lambertConformal), (chukotka, .lambertConformal),
            ([(-9.1, 38.7), (37.6, 55.8), (28, 61)], .azimuthal), (antarctica, .azimuthal),
            ([(-62.3, 82.5), (-60.1, 82.4)], .azimuthal),
            ([(-74, 40.7), (151.2, -33.9), (-58.4, -34.6), (37.6, 55.8)], .world), ([], .world),
        ] as [([(Double, Double)], MapView.Kind)])
    func projection(positions: [(Double, Double)], expected: MapView.Kind) throws {
        #expect(try World.view(positions).projection == expected)
    }

    @Test("every position is inside the frame, also across the antimeridian and at the poles")
    func insideTheFrame() throws {
        for positions in [
            Self.fiji, Self.chukotka, Self.antarctica, [(0, 90), (15.6, 78.2)], [(180, 0)], [(-180, -90)],
        ] {
            try expectInside(positions)
        }
    }

    @Test("any cluster on the globe fits in a frame of four to three")
    func randomClusters() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        for _ in 0..<60 {
            let center = (Double.random(in: -180...180, using: &random), Double.random(in: -88...88, using: &random))
            let spread = Double.random(in: 0.01...14, using: &random)
            let positions = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                (
                    (center.0 + Double.random(in: -spread...spread, using: &random)).wrappedLongitude,
                    min(90, max(-90, center.1 + Double.random(in: -spread...spread, using: &random)))
                )
            }
            try expectInside(positions, "seed \(seed): \(positions)")
        }
    }

    private func expectInside(_ positions: [(Double, Double)], _ note: String = "") throws {
        let view = try World.view(positions)
        for position in positions {
            let point = view.point(of: Coordinate(longitude: position.0, latitude: position.1))
            #expect(point.map { view.frame.grown(by: -10).contains($0) } ?? false, "\(position) \(note)")
        }
        if !view.isWorld { #expect(abs(view.frame.width / view.frame.height - 4 / 3) < 0.01, "\(note)") }
    }

    @Test("a single place is shown within some 400 km")
    func singlePlace() throws {
        let view = try World.view([(43.85, 40.79)])
        let ends = view.turnedPositions(of: [
            Point(x: view.frame.minX, y: view.frame.center.y), Point(x: view.frame.maxX, y: view.frame.center.y),
        ])
        #expect(abs(try Geodesic().inverse(from: ends[0], to: ends[1]).distance - 400_000) < 4000)
    }

    @Test(
        "the scale bar is right at the map's centre within one per cent",
        arguments: [
            [(43.85, 40.79)], [(36.8, -1.3), (32.6, 0.3)], fiji, chukotka, antarctica, [(-9.1, 38.7), (37.6, 55.8)],
        ] as [[(Double, Double)]])
    func scaleBar(positions: [(Double, Double)]) throws {
        let view = try World.view(positions)
        let bar = try #require(try ScaleBar(view))
        let center = view.frame.center
        let ends = view.turnedPositions(of: [
            Point(x: center.x - bar.length / 2, y: center.y), Point(x: center.x + bar.length / 2, y: center.y),
        ])
        let metres = try Geodesic().inverse(from: ends[0], to: ends[1]).distance
        #expect(abs(metres / 1000 / bar.kilometres - 1) < 0.01)
        #expect((60...180).contains(bar.length))
    }

    @Test("a map of the world has no scale bar, which would be true nowhere else")
    func worldHasNoScaleBar() throws {
        #expect(try ScaleBar(World.view([])) == nil)
    }

    @Test("one far place does not draw a map of the world")
    func outlier() throws {
        let towns = (0..<8).map { World.place("Town \($0)", 45 + Double($0) / 3, 40 + Double($0) / 5) }
        let places = World.places(towns + [World.place("Elsewhere", -98, 39)])
        let spread = PlaceSpread(of: places.places, gazetteer: World.gazetteer)
        #expect(spread.positions.count == 8)
        let figure = try MapFigure(
            places.places, view: try MapView(showing: spread.positions, left: 44, top: 60, width: 916),
            gazetteer: World.gazetteer)
        #expect(figure.outside.map(\.name) == ["Elsewhere"])
        #expect(figure.shown.count == 8)
    }

    @Test("at least four fifths of the mentions are on the map")
    func share() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        for _ in 0..<20 {
            let features = (0..<30).map {
                World.place(
                    "\($0)", .random(in: -60...60, using: &random), .random(in: -50...60, using: &random),
                    mentions: .random(in: 1...5, using: &random))
            }
            let places = World.places(features)
            let spread = PlaceSpread(of: places.places, gazetteer: World.gazetteer)
            let view = try MapView(showing: spread.positions, left: 44, top: 60, width: 916)
            let inside = places.places.filter { place in
                view.point(of: place.position).map(view.frame.contains) ?? false
            }
            let all = places.places.reduce(0) { $0 + $1.weight }
            #expect(inside.reduce(0) { $0 + $1.weight } >= 0.8 * all, "seed \(seed)")
        }
    }
}
