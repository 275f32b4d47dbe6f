import Export
import Geo
import JSON
import Testing

@Suite("Reading GeoJSON")
struct ReadingTests {
    func read(_ text: String) throws -> FeatureCollection { try GeoJSONReader.read(Array(text.utf8)) }

    @Test("what was written is read back as it was, whatever the layout")
    func roundTrip() throws {
        for layout in [GeoJSONWriter.Layout.collection, .lines, .textSequence] {
            let features = sample.places + sample.regions
            let text = try geoJSON(
                features, metadata: Properties([("title", .string("a \"b\" \u{1F30D}"))]),
                options: .init(layout: layout))
            let collection = try read(text)
            #expect(collection.features.map(\.geometry) == features.map { $0.geometry?.rightHanded })
            #expect(collection.features.map(\.properties) == features.map(\.properties))
            #expect(collection.features.map(\.id) == features.map(\.id))
            guard layout == .collection else { continue }
            #expect(collection.name == "places")
            #expect(collection.metadata["title"] == .string("a \"b\" \u{1F30D}"))
        }
    }

    @Test("a bare geometry and a feature are read; heights are left out")
    func loose() throws {
        let point = Geometry.point(Coordinate(longitude: 1, latitude: 2.5))
        #expect(try read(#"{"type":"Point","coordinates":[1,2.5,300]}"#).features[0].geometry == point)
        #expect(try read(#"{"type":"Feature","geometry":null,"properties":null}"#).features[0].geometry == nil)
    }

    @Test(
        "the crs member is understood",
        arguments: [
            ("urn:ogc:def:crs:EPSG::3857", "3857"), ("EPSG:32638", "32638"), ("urn:ogc:def:crs:OGC:1.3:CRS84", "4326"),
        ])
    func coordinateSystem(name: String, code: String) throws {
        let text = #"{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"\#(name)"}}}"#
        let system = try read(text).coordinateSystem
        #expect(system.code == code)
        #expect(system.authority == "EPSG")
    }

    @Test(
        "what is not GeoJSON is refused in one line",
        arguments: [
            "", "   ", "[]", "{", "{}", "nonsense", "\"text\"", #"{"type":"FeatureCollection"}"#,
            #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1]}}]}"#,
            #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
            #"{"type":"Point","coordinates":["a","b"]}"#,
            #"{"type":"GeometryCollection","geometries":[]}"#, #"{"a":1e999}"#, #"{"a":"\q"}"#, #"{"a":"\u12"}"#,
            #"{"type":"FeatureCollection","features":[]} more"#, #"{"type":"FeatureCollection","features":[],"crs":7}"#,
        ])
    func refused(text: String) {
        let error = #expect(throws: JSONReadingError.self) { try read(text) }
        #expect(error?.description.contains("\n") == false)
    }

    @Test("deep nesting ends in an error, not in a crash")
    func deep() {
        let text = String(repeating: "[", count: 1_000_000)
        #expect(throws: JSONReadingError.self) { try read(text) }
        #expect(throws: JSONReadingError.self) { try read(String(repeating: "{\"a\":", count: 100_000)) }
    }

    @Test("every prefix of a map is refused or read, never more")
    func truncated() throws {
        let bytes = Array(try geoJSON(sample.places).utf8)
        for length in 0..<bytes.count - 2 {
            #expect(throws: JSONReadingError.self) { try GeoJSONReader.read(Array(bytes[..<length])) }
        }
    }
}
