import Export
import Geo
import JSON
import Testing

func geoJSON(
    _ features: [Feature], metadata: Properties = Properties(), coordinateSystem: CoordinateSystem = .wgs84,
    options: GeoJSONWriter.Options = .init()
) throws -> String {
    let output = Output.memory()
    var writer = GeoJSONWriter(to: output, options: options)
    try writer.write(
        FeatureCollection(name: "places", metadata: metadata, coordinateSystem: coordinateSystem, features: features))
    return String(decoding: output.bytes, as: UTF8.self)
}

func point(_ longitude: Double, _ latitude: Double, _ properties: [(name: String, value: PropertyValue)] = [])
    -> Feature
{
    Feature(
        geometry: .point(Coordinate(longitude: longitude, latitude: latitude)), properties: Properties(properties))
}

@Suite("GeoJSON")
struct GeoJSONTests {
    @Test("a collection is written as RFC 7946 has it, a feature a line, bbox last")
    func collection() throws {
        var feature = point(46.75, 39.8177, [("name", .string("Stepanakert")), ("mentions", .integer(3))])
        feature.id = .integer(585_763)
        let text = try geoJSON([feature, point(-180, 0)], metadata: Properties([("title", .string("Fighting"))]))
        #expect(
            text == """
                {"type":"FeatureCollection","name":"places","title":"Fighting","features":[
                {"type":"Feature","id":585763,"properties":{"name":"Stepanakert","mentions":3},\
                "geometry":{"type":"Point","coordinates":[46.75,39.8177]}},
                {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-180,0]}}
                ],"bbox":[46.75,0,-180,39.8177]}

                """)
    }

    @Test("an empty collection has no bbox")
    func empty() throws {
        #expect(try geoJSON([]) == "{\"type\":\"FeatureCollection\",\"name\":\"places\",\"features\":[\n]}\n")
    }

    @Test(
        "coordinates have at most six decimals, no trailing zeros, no minus zero",
        arguments: [
            (1.0, "1"), (-0.0, "0"), (0.1, "0.1"), (-0.000_000_4, "0"), (-0.000_000_6, "-0.000001"),
            (179.999_999_9, "180"), (44.512_345_67, "44.512346"), (-1.5, "-1.5"), (100, "100"), (0.000_01, "0.00001"),
        ])
    func decimals(value: Double, text: String) throws {
        #expect(try geoJSON([point(value, 0)]).contains("\"coordinates\":[\(text),0]"))
    }

    @Test("coordinates agree with correct rounding on random degrees")
    func randomDecimals() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let micro = Int64.random(in: -180_000_000...180_000_000, using: &random)
            let value = Double(micro) / 1e6
            let text = try geoJSON([point(value, 0)])
            let digits = text.split(separator: "[", omittingEmptySubsequences: true)[2].prefix { $0 != "," }
            #expect(Double(digits) == value, "\(micro)")
        }
    }

    @Test("numbers among the properties read back as the same number and stay real")
    func numbers() throws {
        let numbers = [0.93, 1, -2.5, 1e-7, 1.0 / 3, 123_456_789.125, 1e300, -0.000_001, 2.5e-307]
        for number in numbers {
            let text = try geoJSON([point(0, 0, [("x", .number(number))])])
            let digits = try #require(text.split(separator: "\"x\":").last).prefix { $0 != "}" }
            #expect(Double(digits) == number)
            #expect(digits.contains { ".e".contains($0) })
        }
        #expect(try geoJSON([point(0, 0, [("x", .number(.nan))])]).contains("\"x\":null"))
    }

    @Test("quotes, controls and right-to-left marks can never break the file")
    func escaping() throws {
        let hostile = "a\"b\\c\n\r\t\u{0}\u{1F}\u{7F}\u{202E}</script>é😀"
        let text = try geoJSON([point(0, 0, [(hostile, .string(hostile))])])
        let escaped = #""a\"b\\c\n\r\t\u0000\u001f"# + "\u{7F}\u{202E}</script>é😀\""
        #expect(text.contains(escaped + ":" + escaped))
    }

    @Test("an escape is found at every position of a long string")
    func escapePositions() throws {
        for length in 0..<40 {
            for byte in ["\"", "\\", "\u{1}"] {
                let value =
                    String(repeating: "é", count: length / 3) + String(repeating: "x", count: length % 7) + byte
                    + "tail"
                let text = try geoJSON([point(0, 0, [("v", .string(value))])])
                let escape = byte == "\u{1}" ? "\\u0001" : "\\" + byte
                #expect(text.contains(String(value.dropLast(5)) + escape + "tail\""))
            }
        }
    }

    @Test("polygons are wound by the right-hand rule")
    func rightHand() throws {
        let clockwise = Polygon(outer: BoundingBox(west: 0, south: 0, east: 1, north: 1).polygon.outer.reversed())
        let text = try geoJSON([Feature(geometry: .polygon(clockwise))])
        #expect(text.contains("[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"))
    }

    @Test("another coordinate system is named by the legacy member, in millimetres")
    func legacyMember() throws {
        let mercator = CoordinateSystem(
            authority: "EPSG", code: "3857", name: "WGS 84 / Pseudo-Mercator", wellKnownText: "", isGeographic: false)
        let text = try geoJSON([point(5_204_186.123_44, 4_841_000)], coordinateSystem: mercator)
        #expect(text.contains(#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}"#))
        #expect(text.contains("[5204186.123,4841000]"))
    }

    @Test("a file that could not say in which coordinate system it is, is refused")
    func unnamedSystem() {
        var system = CoordinateSystem(
            authority: "", code: "", name: "local", wellKnownText: "PROJCS[]", isGeographic: false)
        #expect(throws: ExportError.self) { try geoJSON([point(1, 2)], coordinateSystem: system) }
        system.authority = "EPSG"
        system.code = "3857"
        #expect(throws: ExportError.self) {
            try geoJSON([point(1, 2)], coordinateSystem: system, options: .init(layout: .lines))
        }
        var document = sample
        document.coordinateSystem = system
        for format in [Format.cliff, .mordecai, .gkg, .kml] {
            #expect(throws: ExportError.self) { try format.write(document, to: "/dev/null") }
        }
    }

    @Test("a metadata member never takes the place of one that GeoJSON defines")
    func reserved() throws {
        let text = try geoJSON([], metadata: Properties([("features", .integer(1)), ("focus", .string("AM"))]))
        #expect(text.contains(#""features_":1,"focus":"AM","features":["#))
    }

    @Test("a sequence is a record separator, a feature and a line feed each; lines have no separator")
    func sequences() throws {
        let features = [point(1, 2), point(3, 4)]
        let sequence = try geoJSON(features, options: .init(layout: .textSequence))
        #expect(sequence.split(separator: "\n").allSatisfy { $0.hasPrefix("\u{1E}{\"type\":\"Feature\"") })
        let lines = try geoJSON(features, options: .init(layout: .lines))
        #expect(lines == sequence.filter { $0 != "\u{1E}" })
        #expect(lines.split(separator: "\n").count == 2)
    }

    @Test("a coordinate that is not a number is refused, and the file is not touched")
    func notANumber() {
        #expect(throws: ExportError.self) { try geoJSON([point(.nan, 0)]) }
        #expect(throws: ExportError.self) { try geoJSON([point(0, .infinity)]) }
    }

    @Test("simplestyle and tippecanoe members are added when asked")
    func webMembers() throws {
        let yerevan = point(44.5, 40.2, [("feature_class", .string("P")), ("mentions", .integer(6))])
        let text = try geoJSON([yerevan], options: .init(hasSimpleStyle: true, hasTippecanoe: true))
        #expect(text.contains(#""marker-color":"#))
        #expect(text.contains(#""marker-size":"large""#))
        #expect(text.contains(#""tippecanoe":{"minzoom":6}"#))
    }

    @Test("blocks are written as the values that they hold, whatever stands around them")
    func blocks() throws {
        let block = PropertyBlock([("kind", .string("city")), ("admin1", .null)])
        let own: [[Properties.Entry]] = [[], [("name", .string("Baku \"B\""))]]
        for before in own {
            for after in own {
                var mixed = Properties(before)
                mixed.append(block)
                mixed.append(PropertyBlock([]))
                for entry in after { mixed.append(entry.name + "_", entry.value) }
                let feature = Feature(geometry: nil, properties: mixed)
                let flat = Feature(geometry: nil, properties: Properties(mixed.entries))
                #expect(try geoJSON([feature, feature]) == geoJSON([flat, flat]))
            }
        }
    }

    @Test("every byte that JSON escapes is escaped, wherever it stands")
    func escapes() throws {
        for length in 1...20 {
            for position in 0..<length {
                for byte: UInt8 in [0, 0x0A, 0x1F, 0x22, 0x5C] {
                    var bytes = [UInt8](repeating: 0x7A, count: length)
                    bytes[position] = byte
                    let text = String(decoding: bytes, as: UTF8.self)
                    #expect(try JSONParser.values(in: JSONText.bytes(of: .string(text))) == [.string(text)])
                }
            }
        }
    }
}
