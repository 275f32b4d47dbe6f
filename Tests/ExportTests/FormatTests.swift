import Export
import Geo
import Testing

@Suite("Formats")
struct FormatTests {
    let folder = TemporaryFolder()

    @Test("the ending of a file names its format")
    func endings() {
        #expect(Format(ofPath: "a/b.c/places.GeoJSON") == .geoJSON)
        #expect(Format(ofPath: "places.gpkg") == .geoPackage)
        #expect(Format(ofPath: "x.ndjson") == .geoJSONLines)
        #expect(Format(ofPath: "dir.gpkg/places") == nil)
        #expect(Format(ofPath: "-") == nil)
    }

    @Test(
        "every format of one layer is read by GDAL as it was meant", .enabled(if: hasGDAL, "GDAL is not installed"),
        arguments: [
            (Format.geoJSON, "geojson", 3), (.geoJSONSequence, "geojsons", 3), (.geoJSONLines, "geojsonl", 3),
            (.flatGeobuf, "fgb", 2), (.csv, "csv", 3),
        ])
    func readBack(format: Format, ending: String, count: Int) throws {
        let path = "\(folder.path)/map.\(ending)"
        try format.write(sample, to: path)
        let text = output(of: "ogrinfo -al \(path)")
        #expect(!text.contains("ERROR"), "\(text)")
        #expect(text.contains("Feature Count: \(count)"))
        #expect(text.contains("POINT (46.75 39.8177)"))
        #expect(text.contains("POINT (-77.02824 -12.04318)"))
        #expect(text.contains("shelling in \"Stepanakert\", <b>officials</b> said & wept\u{0007}"))
    }

    @Test(
        "FlatGeobuf has types, a coordinate system and an index that finds",
        .enabled(if: hasGDAL, "GDAL is not installed"))
    func flatGeobuf() throws {
        let path = folder.path + "/map.fgb"
        #expect(try Format.flatGeobuf.write(sample, to: path) == 1, "one place has no geometry")
        let summary = output(of: "ogrinfo -so -al \(path)")
        for line in [
            "Geometry: Point", "ID[\"EPSG\",4326]", "confidence: Real", "mentions: Integer64",
            "disputed: Integer(Boolean)",
            "Extent: (-77.028240, -12.043180) - (46.750000, 39.817700)", "Layer name: places",
        ] {
            #expect(summary.contains(line), "\(line)")
        }
        #expect(output(of: "ogrinfo -al -spat 40 35 50 45 \(path)").contains("Feature Count: 1"))
        #expect(output(of: "ogrinfo -al -spat 0 0 1 1 \(path)").contains("Feature Count: 0"))
    }

    @Test("polygons with holes and many parts survive FlatGeobuf", .enabled(if: hasGDAL, "GDAL is not installed"))
    func flatGeobufPolygons() throws {
        let path = folder.path + "/map.fgb"
        let single = Feature(geometry: .polygon(BoundingBox(west: 30, south: 0, east: 31, north: 1).polygon))
        try Format.flatGeobuf.write(MapDocument(name: "r", places: sample.regions + [single]), to: path)
        let text = output(of: "ogrinfo -al \(path)")
        #expect(
            text.contains(
                "MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0),(2 2,2 4,4 4,4 2,2 2)),((20 0,21 0,21 1,20 1,20 0)))"))
        #expect(text.contains("MULTIPOLYGON (((30 0,31 0,31 1,30 1,30 0)))"))
        let lines: [Geometry] = [
            .lineString([Coordinate(longitude: 0, latitude: 0), Coordinate(longitude: 1, latitude: 1)]),
            .multiPoint([Coordinate(longitude: 5, latitude: 5)]),
        ]
        try Format.flatGeobuf.write(MapDocument(name: "m", places: lines.map { Feature(geometry: $0) }), to: path)
        let mixed = output(of: "ogrinfo -al \(path)")
        #expect(mixed.contains("LINESTRING (0 0,1 1)") && mixed.contains("MULTIPOINT ((5 5))"))
    }

    @Test(
        "a FlatGeobuf of many features answers every window as a scan does",
        .enabled(if: hasGDAL, "GDAL is not installed"),
        arguments: [1, 16, 17, 257, 5000])
    func flatGeobufIndex(count: Int) throws {
        let path = folder.path + "/map.fgb"
        let points = scattered(count)
        try Format.flatGeobuf.write(MapDocument(name: "m", places: points), to: path)
        let inside = points.filter(isInWindow)
        let text = output(of: "ogrinfo -al -spat -40 -30 60 45 \(path)")
        #expect(text.contains("Feature Count: \(inside.count)\n"))
        for feature in inside.prefix(20) {
            #expect(
                text.contains(
                    "name (String) = \(feature.properties["name"].map { "\($0)".dropFirst(8).dropLast(2) } ?? "")\n"))
        }
    }

    @Test("no features make a readable FlatGeobuf", .enabled(if: hasGDAL, "GDAL is not installed"))
    func flatGeobufEmpty() throws {
        let path = folder.path + "/map.fgb"
        try Format.flatGeobuf.write(MapDocument(name: "m", places: []), to: path)
        #expect(output(of: "ogrinfo -al \(path)").contains("Feature Count: 0"))
    }

    @Test("KML is well formed whatever the text, and shows regions too", .enabled(if: hasGDAL, "GDAL is not installed"))
    func kml() throws {
        let path = folder.path + "/map.kml"
        try Format.kml.write(sample, to: path)
        let text = output(of: "ogrinfo -al \(path)")
        #expect(!text.contains("ERROR"), "\(text)")
        #expect(text.contains("Layer name: places") && text.contains("Layer name: regions"))
        #expect(text.contains("POINT (46.75 39.8177)"))
        #expect(folder.text(of: "map.kml").contains("&lt;b&gt;officials&lt;/b&gt; said &amp; wept\u{FFFD}"))
        if hasPython {
            #expect(output(of: "python3 -c 'import xml.dom.minidom as m; m.parse(\"\(path)\")'").isEmpty)
        }
        var projected = sample
        projected.coordinateSystem.code = "3857"
        #expect(throws: ExportError.self) { try Format.kml.write(projected, to: path) }
    }

    @Test("CSV quotes what needs it and gives the geometry four ways")
    func csv() throws {
        try Format.csv.write(
            MapDocument(name: "m", places: [point(1, 2, [("name", .string("a,\"b\"\n"))])]), to: folder.path + "/a.csv")
        #expect(
            folder.text(of: "a.csv") == """
                id,name,latitude,longitude,wkt,ewkb
                ,"a,""b""
                ",2,1,POINT (1 2),0101000020E6100000000000000000F03F0000000000000040

                """)
    }

    @Test("HXL has a row of tags")
    func hxl() throws {
        try Format.hxl.write(sample, to: folder.path + "/a.csv")
        let tags = folder.text(of: "a.csv").split(separator: "\n")[1]
        #expect(tags.hasPrefix(",#loc+name,,#indicator+mentions+num,#loc+code+v_geonames,"))
        #expect(tags.hasSuffix("#geo+lat,#geo+lon,#geo+wkt,"))
    }

    @Test(
        "CLIFF, Mordecai and GKG have the shapes that their users read",
        .enabled(if: hasPython, "python3 is not installed"))
    func otherTools() throws {
        for format in [Format.cliff, .mordecai, .gkg] {
            try format.write(sample, to: "\(folder.path)/\(format.rawValue)")
        }
        let cliff = output(
            of: """
                python3 -c 'import json; d = json.load(open("\(folder.path)/cliff")); m = d["results"]["places"]["mentions"][0]
                print(d["status"], m["id"], m["lat"], m["lon"], m["countryCode"], m["countryGeoNameId"], m["source"]["charIndex"],
                [c["name"] for c in d["results"]["places"]["focus"]["cities"]])'
                """)
        #expect(cliff == "ok 585763 39.8177 46.75 AZ 587116 10 ['Stepanakert']\n")
        let mordecai = output(
            of: """
                python3 -c 'import json; e = json.load(open("\(folder.path)/mordecai"))["geolocated_ents"][0]
                print(e["geonameid"], e["country_code3"], e["start_char"], e["end_char"], e["score"], e["city_name"])'
                """)
        #expect(mordecai == "585763 AZE 10 21 0.93 Stepanakert\n")
        let record = folder.text(of: "gkg").split(separator: "\n")[0].split(
            separator: "\t", omittingEmptySubsequences: false)
        #expect(record.count == 27)
        #expect(record[0] == "20200929000000-0")
        #expect(record[10].hasPrefix("4#Stepanakert, Azerbaijan#AJ#AJ##39.8177#46.75#585763#10;"))
    }

    @Test(
        "a name of a megabyte, the poles and the antimeridian pass through",
        .enabled(if: hasGDAL, "GDAL is not installed"), arguments: [Format.geoJSON, .geoPackage, .flatGeobuf])
    func extremes(format: Format) throws {
        let path = "\(folder.path)/map.\(format.rawValue)"
        let name = String(repeating: "\u{202E}é\"", count: 250_000)
        let places = [
            point(0, 90, [("name", .string(name))]), point(180, -90, [("name", .string("S"))]),
            point(-180, 0, [("name", .string(""))]),
        ]
        try format.write(MapDocument(name: "places", places: places), to: path)
        let text = output(of: "ogrinfo -al \(path)")
        for line in [
            "Feature Count: 3", "POINT (0 90)", "POINT (180 -90)", "POINT (-180 0)", "name (String) = \(name)\n",
        ] {
            #expect(text.contains(line), "\(line.prefix(40))")
        }
    }
}
