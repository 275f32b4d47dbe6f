import Gazetteer
import Geo
import SmallWorld
import Testing

@Suite("Shapes and points")
struct ShapeTests {
    let world: World
    var gazetteer: Gazetteer { world.gazetteer }

    init() throws {
        world = try World()
    }

    @Test("a shape comes back as it was written, holes too")
    func shapes() throws {
        guard case .multiPolygon(let polygons)? = gazetteer.shape(of: try world.row(5_332_921)) else {
            Issue.record("California has no shape")
            return
        }
        #expect(polygons.count == 1 && polygons[0].holes.count == 1)
        #expect(polygons[0].outer.count == 5 && polygons[0].outer.first == polygons[0].outer.last)
        #expect(polygons[0].outer.contains(Coordinate(longitude: -124.4, latitude: 32.5)))
        #expect(gazetteer.shape(of: try world.row(2_988_507)) == nil)
    }

    @Test("a region without a shape is the union of its members")
    func unions() throws {
        let caucasus = try world.row(2_200_010_001)
        let box = try #require(gazetteer.box(of: caucasus))
        #expect(abs(box.west - 40) < 0.02 && abs(box.east - 50.4) < 0.02)
        #expect(abs(box.south - 38.4) < 0.02 && abs(box.north - 43.6) < 0.02)
        guard case .multiPolygon(let polygons)? = gazetteer.shape(of: caucasus) else {
            Issue.record("the Caucasus has no shape")
            return
        }
        #expect(polygons.count == 1, "the three countries touch")
        #expect(gazetteer[caucasus].radius > 400_000 && gazetteer[caucasus].radius < 700_000)
    }

    @Test("a sea is the part of the ocean inside its box")
    func seas() throws {
        let box = try #require(gazetteer.box(of: try world.row(630_674)))
        #expect(box == BoundingBox(west: 48, south: Double(Float(36.5)), east: 54, north: 46))
        #expect(try gazetteer.regions(containing: Coordinate(longitude: 50, latitude: 42)).contains(world.row(630_674)))
    }

    @Test("an ocean on both sides of the antimeridian is one")
    func antimeridian() throws {
        let pacific = try world.row(2_200_030_001)
        #expect(gazetteer.box(of: pacific) == BoundingBox(west: 170, south: -20, east: -170, north: 20))
        for longitude in [175.0, -175] {
            let point = Coordinate(longitude: longitude, latitude: 0)
            #expect(try gazetteer.regions(containing: point) == [pacific])
        }
        #expect(gazetteer[pacific].radius < 3_000_000)
    }

    @Test("a disputed area holds the places in its shape")
    func disputed() throws {
        let karabakh = try world.row(2_200_000_001)
        #expect(gazetteer.isInside(try world.row(586_523), karabakh))
        #expect(gazetteer.isInside(try world.row(586_900), karabakh))
        #expect(!gazetteer.isInside(try world.row(585_226), karabakh))
        #expect(!gazetteer.isInside(try world.row(616_199), karabakh))
    }

    @Test("a point lies in the regions that hold it, the smallest first")
    func regions() throws {
        let rows = try gazetteer.regions(containing: Coordinate(longitude: 46.75, latitude: 39.82))
        let names = rows.map { gazetteer.name(of: $0) }
        #expect(names.first == "Nagorno-Karabakh")
        #expect(names.contains("Azerbaijan") && names.contains("Caucasus") && names.contains("Soviet Union"))
        #expect(!names.contains("Armenia"))
        #expect(try gazetteer.regions(containing: Coordinate(longitude: 0, latitude: 0)).isEmpty)
    }

    @Test("the nearest settlements come nearest first, as by looking at all of them")
    func nearest() {
        let settlements = gazetteer.rows.filter { PlaceKinds.settlements.contains(gazetteer[$0].kind) }
        let seed = UInt64.random(in: 0 ... .max)
        print("seed \(seed)")
        var state = seed
        func random(_ range: ClosedRange<Double>) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Double(state >> 11) / Double(1 << 53) * (range.upperBound - range.lowerBound)
        }
        for _ in 0..<50 {
            let point = Coordinate(longitude: random(-180...180), latitude: random(-90...90))
            let all = settlements.map { gazetteer[$0].coordinate.distance(to: point) }.sorted()
            let found = gazetteer.nearest(to: point, limit: 3).map(\.distance)
            #expect(found == Array(all.prefix(3)), "\(point)")
        }
    }

    @Test("a settlement half way around the Earth was left out: from beyond the pole, Paris is the nearest")
    func nearestBeyondThePole() throws {
        let point = Coordinate(longitude: -177.41, latitude: 85.14)
        let nearest = try #require(gazetteer.nearest(to: point, limit: 1).first)
        #expect(gazetteer.name(of: nearest.row) == "Paris")
    }
}
