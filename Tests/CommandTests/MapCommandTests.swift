import Foundation
import Testing

@Suite("Commands on maps that are there")
struct MapCommandTests {
    let folder: TemporaryFolder
    let map: String

    init() throws {
        folder = try TemporaryFolder()
        map = try folder.file(
            "map.geojson",
            """
            {"type":"FeatureCollection","name":"places","title":"kept","features":[
            {"type":"Feature","id":1,"properties":{"name":"Yerevan","country":"Armenia","mentions":3},
             "geometry":{"type":"Point","coordinates":[44.51361,40.18111]}},
            {"type":"Feature","id":2,"properties":{"name":"Suva","country":"Fiji","mentions":1},
             "geometry":{"type":"Point","coordinates":[178.44149,-18.14161]}},
            {"type":"Feature","id":3,"properties":{"name":"Apia","country":"Samoa"},
             "geometry":{"type":"Point","coordinates":[-171.76666,-13.83333]}},
            {"type":"Feature","id":4,"properties":{"name":"North Pole"},"geometry":{"type":"Point","coordinates":[0,90]}}]}
            """)
    }

    func positions(_ json: String) throws -> [[Double]] {
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let features = try #require(object["features"] as? [[String: Any]])
        func flat(_ value: Any) -> [[Double]] {
            if let position = value as? [Double] { return [position] }
            return (value as? [Any])?.flatMap(flat) ?? []
        }
        return features.flatMap { flat(($0["geometry"] as? [String: Any])?["coordinates"] ?? []) }
    }

    @Test("reproject goes to Web Mercator and back; the pole is left out, counted and said")
    func reproject() throws {
        let there = try Geonews.run("reproject", map, "--crs", "EPSG:3857", "-o", folder.url("m.geojson").path)
        #expect(there.code == 0)
        #expect(there.errorLines.count == 2)
        #expect(there.errors.contains("is outside RFC 7946"))
        #expect(
            there.errors.contains(
                "1 of 4 features left out: (0.0, 90.0) cannot be expressed in WGS 84 / Pseudo-Mercator"))
        let back = try Geonews.run("reproject", folder.url("m.geojson").path, "--crs", "EPSG:4326")
        #expect(
            try positions(back.output) == [[44.51361, 40.18111], [178.44149, -18.14161], [-171.76666, -13.83333]])
        #expect(back.output.contains(#""title":"kept""#))
    }

    @Test("reproject --strict fails and writes nothing; an unknown system is said in PROJ's words")
    func reprojectFails() throws {
        let path = folder.url("m.geojson").path
        let strict = try Geonews.run("reproject", map, "--crs", "EPSG:3857", "--strict", "-o", path)
        #expect(strict.code == 1)
        #expect(!FileManager.default.fileExists(atPath: path))
        let unknown = try Geonews.run("reproject", map, "--crs", "EPSG:99999")
        #expect(unknown.code == 1)
        #expect(unknown.errors.contains("unknown coordinate system 'EPSG:99999': crs not found"))
        #expect(unknown.errorLines.count == 1)
    }

    @Test("clip keeps what is in a box, also one across the antimeridian, and what is in polygons")
    func clip() throws {
        let pacific = try Geonews.run("clip", map, "--box", "170,-30,-160,0")
        #expect(try positions(pacific.output).count == 2)
        let polygon = try folder.file(
            "p.geojson", #"{"type":"Polygon","coordinates":[[[40,35],[50,35],[50,45],[40,45],[40,35]]]}"#)
        #expect(try positions(Geonews.run("clip", map, "--region-file", polygon).output) == [[44.51361, 40.18111]])
        #expect(try Geonews.run("clip", map).code == 2)
        #expect(try Geonews.run("clip", map, "--box", "1,2,3").code == 2)
        #expect(try Geonews.run("clip", map, "--region-file", map).code == 1)
    }

    @Test("hull goes the short way round the globe, and makes one for each value when asked")
    func hull() throws {
        let islands = try Geonews.run("clip", map, "--box", "170,-30,-160,0", "-o", folder.url("i.geojson").path)
        #expect(islands.code == 0)
        let hull = try Geonews.run("hull", folder.url("i.geojson").path)
        #expect(try positions(hull.output).allSatisfy { abs($0[0]) > 170 })
        #expect(try positions(Geonews.run("hull", map, "--by", "country").output).count == 4)
    }

    @Test("a buffer is as wide as was said, in metres on the ground, at every latitude")
    func buffer() throws {
        let buffered = try Geonews.run("buffer", map, "--km", "100")
        #expect(buffered.code == 0)
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(buffered.output.utf8)) as? [String: Any])
        let yerevan = try #require((object["features"] as? [[String: Any]])?.first)
        let rings = try #require((yerevan["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]])
        let place = Places.Place(name: "", longitude: 44.51361, latitude: 40.18111, properties: [:])
        for position in rings[0] {
            #expect(abs(place.kilometres(to: position[0], position[1]) - 100) < 0.5)
        }
        #expect(try Geonews.run("buffer", map, "--km", "-5").code == 2)
    }

    @Test("distance is the geodesic's")
    func distance() throws {
        // Flinders Peak to Buninyong, Geoscience Australia's worked example: 54 972.271 m.
        let answer = try Geonews.run("distance", "144.424868,-37.951033", "143.926496,-37.652821")
        #expect(answer.output.hasSuffix("55.0 km, bearing 306.9°\n"))
        #expect(try Geonews.run("distance", "444,1", "1,2").code == 1)
    }

    @Test("distance knows places by name, says which ones it took, and which name is none")
    func distanceByName() throws {
        let answer = try Geonews.run("distance", "Gyumri", "44.5136,40.1811")
        #expect(answer.output.contains("Gyumri Municipality, Shirak, Armenia"))
        let kilometres = answer.output.split(separator: "\n").last?.split(separator: " ").first.flatMap { Double($0) }
        #expect(try abs(#require(kilometres) - 88.7) < 2)
        let unknown = try Geonews.run("distance", "Nowhereville", "1,2")
        #expect(unknown.code == 1)
        #expect(unknown.errors.contains("'Nowhereville' is no name in the gazetteer"))
    }

    @Test("summarize counts by the gazetteer's own countries and divisions", arguments: ["country", "admin1"])
    func summarizeByGazetteer(level: String) throws {
        let located = folder.url("located.geojson").path
        let text = "Floods reached Gyumri, Armenia. In Gyumri, and in Yerevan, schools closed."
        #expect(try Geonews.run("locate", "-", "-o", located, input: text).code == 0)
        let summary = try Geonews.run("summarize", located, "--by", level)
        #expect(summary.code == 0)
        #expect(summary.output.contains(level == "country" ? #""name":"Armenia""# : #""name":"Shirak""#))
        #expect(summary.output.contains(#""type":"MultiPolygon""#) || summary.output.contains(#""type":"Polygon""#))
    }

    @Test("summarize counts places and mentions in each polygon, empty ones too")
    func summarize() throws {
        let regions = try folder.file(
            "r.geojson",
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"empty"},
             "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
            {"type":"Feature","properties":{"name":"north"},
             "geometry":{"type":"Polygon","coordinates":[[[-180,1],[180,1],[180,90],[-180,90],[-180,1]]]}}]}
            """)
        let summary = try Geonews.run("summarize", map, "--by", regions)
        #expect(summary.code == 0)
        #expect(summary.output.contains(#""name":"north","places":2,"mentions":4"#))
        #expect(summary.output.contains(#""name":"empty","places":0,"mentions":0"#))
        #expect(summary.errors.contains("2 of 4 features are in no region"))
    }

    @Test("diff tells what was added, removed, moved and changed")
    func diff() throws {
        let text = try String(contentsOfFile: map, encoding: .utf8)
        let later = try folder.file(
            "later.geojson",
            text.replacingOccurrences(of: "44.51361", with: "44.6").replacingOccurrences(
                of: "\"id\":4", with: "\"id\":5"
            )
            .replacingOccurrences(of: "\"mentions\":3", with: "\"mentions\":4"))
        let told = try Geonews.run("diff", map, later)
        #expect(
            told.output == """
                ~ Yerevan (1)
                    moved by 7.3 km
                    mentions: 3 → 4
                + North Pole (5)
                - North Pole (4)
                1 added, 1 removed, 1 changed

                """)
        #expect(try Geonews.run("diff", map, map).output == "0 added, 0 removed, 0 changed\n")
    }

    @Test("a map that is none, or is not there, is one line and code 1", arguments: ["hull", "diff", "clip"])
    func badInput(command: String) throws {
        let more = ["hull": [], "diff": [map], "clip": ["--box", "0,0,1,1"]][command] ?? []
        for path in [try folder.file("bad.geojson", "{\"type\":"), folder.url("absent").path, folder.url.path] {
            let result = try Geonews.run([command, path] + more)
            #expect(result.code == 1)
            #expect(result.errorLines.count == 1)
        }
    }
}
