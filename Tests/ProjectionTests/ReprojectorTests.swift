import Geo
import Testing

@testable import Projection

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(longitude: longitude, latitude: latitude)
}

@Suite("Reprojecting")
struct ReprojectorTests {
    @Test("longitude stays first on the way to Web Mercator and back")
    func webMercator() throws {
        let reprojector = try Reprojector(to: "EPSG:3857")
        let projected = try reprojector.forward(at(44.5, 40.25))
        // x = a·λ, y = a·ln tan(π/4 + φ/2) with a = 6 378 137 m.
        #expect(abs(projected.longitude - 4_953_717.34) < 0.01)
        #expect(abs(projected.latitude - 6_378_137 * log(tan(.pi / 4 + 40.25 * .pi / 360))) < 0.01)
        let back = try reprojector.inverse(projected)
        #expect(abs(back.longitude - 44.5) < 1e-9)
        #expect(abs(back.latitude - 40.25) < 1e-9)
    }

    @Test("a system is described by authority, code, name and WKT 1")
    func description() throws {
        let mercator = try Reprojector(to: "EPSG:3857").coordinateSystem
        #expect(mercator.authority == "EPSG")
        #expect(mercator.code == "3857")
        #expect(mercator.name == "WGS 84 / Pseudo-Mercator")
        #expect(mercator.wellKnownText.hasPrefix("PROJCS[\"WGS 84 / Pseudo-Mercator\""))
        #expect(!mercator.wellKnownText.contains("\n"))
        #expect(!mercator.isGeographic)
        let degrees = try Reprojector(to: "EPSG:4326").coordinateSystem
        #expect(degrees == .wgs84)
        #expect(try Reprojector(to: "+proj=laea +lat_0=40 +lon_0=45").coordinateSystem.authority == "")
    }

    @Test("WGS 84 to itself changes nothing, whatever EPSG says of axes")
    func identity() throws {
        #expect(try Reprojector(to: "EPSG:4326").forward(at(44.5, 40.25)) == at(44.5, 40.25))
        let etrs = try Reprojector(to: "EPSG:4258").forward(at(44.5, 40.25))
        #expect(abs(etrs.longitude - 44.5) < 1e-6)
    }

    @Test(
        "what is near a pole is refused in Mercator and taken elsewhere",
        arguments: ["EPSG:3857", "EPSG:3395", "+proj=merc"])
    func poles(target: String) throws {
        let mercator = try Reprojector(to: target)
        for latitude in [90.0, -90, 89] {
            let error = #expect(throws: ProjectionError.self) { try mercator.forward(at(10, latitude)) }
            #expect(error?.description.contains("cannot be expressed") == true)
        }
        #expect(try mercator.forward(at(10, 78)).latitude > 0)
        #expect(try Reprojector(to: "EPSG:3995").forward(at(10, 90)).latitude.isFinite)
    }

    @Test("an error is forgotten by the next call")
    func errorsDoNotStick() throws {
        let gnomonic = try Reprojector(to: "+proj=gnom +lat_0=90 +datum=WGS84")
        let before = try gnomonic.forward(at(10, 60))
        #expect(throws: ProjectionError.self) { try gnomonic.forward(at(10, -60)) }
        #expect(throws: ProjectionError.self) { try gnomonic.forward(at(10, 95)) }
        #expect(throws: ProjectionError.self) { try gnomonic.forward(at(.nan, 5)) }
        #expect(try gnomonic.forward(at(10, 60)) == before)
    }

    @Test(
        "what is not a coordinate system for maps is refused in a line with PROJ's reason",
        arguments: [
            "EPSG:999999", "nonsense", "", "EPSG:4978", "EPSG:5773", "EPSG:9001", "+proj=nosuch", "GEOGCS[\"x\"",
        ])
    func unknown(target: String) {
        let error = #expect(throws: ProjectionError.self) { try Reprojector(to: target) }
        guard case .unknownCoordinateSystem(_, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty && reason != "PROJ gave no reason")
        #expect(error?.description.contains("\n") == false)
    }

    @Test("PROJ's own words reach the user")
    func crsNotFound() {
        let error = #expect(throws: ProjectionError.self) { try Reprojector(to: "EPSG:999999") }
        #expect(error?.description.contains("crs not found") == true)
    }

    @Test("a missing database and a missing library are told apart, each with its remedy")
    func missing() {
        let database = #expect(throws: ProjectionError.databaseMissing) {
            try Reprojector(to: "EPSG:3857", dataFolder: "/nonexistent")
        }
        #expect(database?.description.contains("PROJ_DATA") == true)
        let library = #expect(throws: ProjectionError.self) { try ProjLibrary(names: ["libnosuchproj.so"]) }
        #expect(library?.description.contains("libnosuchproj.so") == true)
    }

    @Test("a map around a point keeps distances from it")
    func around() throws {
        let yerevan = at(44.51361, 40.18111)
        let map = try Reprojector.around(yerevan)
        let baku = try map.forward(at(49.89201, 40.37767))
        let distance = (baku.longitude * baku.longitude + baku.latitude * baku.latitude).squareRoot()
        let geodesic = try Geodesic().inverse(from: yerevan, to: at(49.89201, 40.37767)).distance
        #expect(abs(distance - geodesic) < 0.01)
    }

    @Test("a geometry is reprojected vertex by vertex")
    func geometry() throws {
        let reprojector = try Reprojector(to: "EPSG:32638")
        let square = Geometry.polygon(BoundingBox(west: 44, south: 40, east: 45, north: 41).polygon)
        let back = try reprojector.inverse(reprojector.forward(square))
        for (there, here) in zip(back.coordinates, square.coordinates) {
            #expect(there.distance(to: here) < 0.001)
        }
    }
}

@Suite("Geodesics")
struct GeodesicTests {
    @Test("Flinders Peak to Buninyong is 54 972.271 m, as Geoscience Australia's worked example has it")
    func distance() throws {
        let flindersPeak = at(144 + 25 / 60 + 29.52440 / 3600, -(37 + 57 / 60 + 3.72030 / 3600))
        let buninyong = at(143 + 55 / 60 + 35.38390 / 3600, -(37 + 39 / 60 + 10.15610 / 3600))
        let answer = try Geodesic().inverse(from: flindersPeak, to: buninyong)
        #expect(abs(answer.distance - 54_972.271) < 0.001)
        #expect(abs(answer.startAzimuth - (306 + 52 / 60 + 5.37 / 3600 - 360)) < 1e-5)
    }

    @Test("the great circle is within 0.56 % of the ellipsoid, also near antipodes")
    func greatCircle() throws {
        let geodesic = try Geodesic()
        for longitude in stride(from: 1.0, through: 179.5, by: 8.5) {
            let (here, there) = (at(0, 10), at(longitude, -9.5))
            let exact = geodesic.inverse(from: here, to: there).distance
            #expect(abs(exact - here.distance(to: there)) < 0.0056 * exact)
        }
    }
}
