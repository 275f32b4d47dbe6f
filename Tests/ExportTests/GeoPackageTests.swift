import Export
import Geo
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("GeoPackage")
struct GeoPackageTests {
    let folder = TemporaryFolder()
    var path: String { folder.path + "/map.gpkg" }

    @Test(
        "all four layers are read back by GDAL, with the types promised", .enabled(if: hasGDAL, "GDAL is not installed")
    )
    func layers() throws {
        try Format.geoPackage.write(sample, to: path)
        #expect(folder.names == ["map.gpkg"])
        let summary = output(of: "ogrinfo -so -al \(path)")
        #expect(!summary.contains("Warning") && !summary.contains("ERROR"))
        for line in [
            "Layer name: places", "Layer name: mentions", "Layer name: regions", "Layer name: articles",
            "Geometry: Point",
            "Geometry: Multi Polygon", "Geometry: None", "confidence: Real", "mentions: Integer64",
            "disputed: Integer(Boolean)",
            "date: Date", "regions: String", "name: String",
            "Extent: (-77.028240, -12.043180) - (46.750000, 39.817700)",
        ] {
            #expect(summary.contains(line), "\(line)")
        }
        let places = output(of: "ogrinfo -al -geom=YES \(path) places")
        for line in [
            "POINT (46.75 39.8177)", "date (Date) = 2020/09/29",
            "regions (String) = [\"Caucasus\",\"Nagorno-Karabakh\"]",
            "name (String) = Nowhere, \"or\" so",
        ] {
            #expect(places.contains(line), "\(line)")
        }
        let regions = output(of: "ogrinfo -al -geom=YES \(path) regions")
        #expect(regions.contains("MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0),(2 2,2 4,4 4,4 2,2 2)),((20 0,"))
        // Through the R-tree.
        let found = output(of: "ogrinfo -al -spat 40 35 50 45 \(path) places")
        #expect(found.contains("Feature Count: 1"))
    }

    @Test(
        "a second run adds to the file, with new columns, and keeps the index in step",
        .enabled(if: hasGDAL, "GDAL is not installed"))
    func append() throws {
        try Format.geoPackage.write(sample, to: path)
        var second = sample
        second.places = [point(100, 50, [("name", .string("Ulan")), ("new column", .integer(7))])]
        try Format.geoPackage.write(second, to: path)
        let places = output(of: "ogrinfo -al \(path) places")
        #expect(places.contains("Feature Count: 4"))
        #expect(places.contains("Extent: (-77.028240, -12.043180) - (100.000000, 50.000000)"))
        #expect(places.contains("new column (Integer64) = 7"))
        #expect(output(of: "ogrinfo -al -spat 99 49 101 51 \(path) places").contains("Feature Count: 1"))
        // GDAL edits it: the triggers are there and run.
        #expect(
            output(of: "ogrinfo \(path) -sql 'DELETE FROM places WHERE name = \"Ulan\"'").contains("ERROR") == false)
        #expect(output(of: "ogrinfo -al -spat 99 49 101 51 \(path) places").contains("Feature Count: 0"))
    }

    @Test("another coordinate system has its row", .enabled(if: hasGDAL, "GDAL is not installed"))
    func coordinateSystem() throws {
        var projected = MapDocument(name: "places", places: [point(5_204_186, 4_841_000)])
        projected.coordinateSystem = CoordinateSystem(
            authority: "EPSG", code: "3395", name: "WGS 84 / World Mercator",
            wellKnownText: """
                PROJCS["WGS 84 / World Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
                PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],\
                PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],\
                PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","3395"]]
                """, isGeographic: false)
        try Format.geoPackage.write(projected, to: path)
        #expect(output(of: "ogrinfo -so -al \(path)").contains("ID[\"EPSG\",3395]"))
        // The same layer in WGS 84 is refused, and nothing is lost.
        let error = #expect(throws: ExportError.self) { try Format.geoPackage.write(sample, to: path) }
        #expect(error?.description.contains("another coordinate system") == true)
        #expect(output(of: "ogrinfo -so -al \(path)").contains("Feature Count: 1"))
        #expect(folder.names == ["map.gpkg"])
    }

    @Test("a style is where QGIS looks for it", .enabled(if: hasGDAL, "GDAL is not installed"))
    func style() throws {
        var options = ExportOptions()
        options.styles["places"] = "<qgis/>"
        try Format.geoPackage.write(sample, to: path, options: options)
        let styles = output(of: "ogrinfo -al \(path) layer_styles")
        for line in ["f_table_name (String) = places", "f_table_catalog (String) = \n", "styleQML (String) = <qgis/>"] {
            #expect(styles.contains(line), "\(line)")
        }
    }

    @Test("what is not a GeoPackage is refused and left alone")
    func notOurs() throws {
        folder.put(
            "just text, long enough to be taken for a database that is none at all ................................",
            in: "map.gpkg")
        let error = #expect(throws: ExportError.self) { try Format.geoPackage.write(sample, to: path) }
        #expect(error?.description.contains("is not a GeoPackage") == true)
        #expect(folder.text(of: "map.gpkg").hasPrefix("just text"))
        let toFolder = #expect(throws: ExportError.self) { try Format.geoPackage.write(sample, to: folder.path) }
        #expect(toFolder?.description.contains("\n") == false)
        #expect(throws: ExportError.self) { try Format.geoPackage.write(sample, to: "-") }
        #expect(throws: ExportError.self) { try Format.geoPackage.write(sample, to: folder.path + "/no/such/map.gpkg") }
    }

    @Test("another SQLite database is refused", .enabled(if: hasPython, "python3 is not installed"))
    func otherDatabase() throws {
        _ = output(
            of: "python3 -c 'import sqlite3; c = sqlite3.connect(\"\(path)\"); c.execute(\"create table t(x)\")'")
        let error = #expect(throws: ExportError.self) { try Format.geoPackage.write(sample, to: path) }
        #expect(error?.description.contains("is not a GeoPackage") == true)
    }

    @Test("a locked file is reported and left as it was", .enabled(if: hasPython, "python3 is not installed"))
    func locked() throws {
        try Format.geoPackage.write(sample, to: path)
        let script =
            "import sqlite3,time; c = sqlite3.connect(\\\"\(path)\\\"); c.execute(\\\"begin exclusive\\\"); print(1, flush=True); time.sleep(4)"
        let holder = try #require(popen("exec python3 -c \"\(script)\"", "r"))
        var line = [CChar](repeating: 0, count: 8)
        fgets(&line, 8, holder)
        let error = #expect(throws: ExportError.self) { try Format.geoPackage.write(sample, to: path) }
        #expect(error?.description.contains("is locked by another program") == true)
        // The holder ends by itself when its sleep does; the connection is what matters.
        pclose(holder)
        try Format.geoPackage.write(sample, to: path)
    }

    @Test("names that SQL could misread are only names", .enabled(if: hasGDAL, "GDAL is not installed"))
    func hostileNames() throws {
        let name = "x\"; DROP TABLE gpkg_contents; --"
        let feature = point(
            1, 2, [("a\"b", .string("'); --")), ("GEOM", .integer(1)), ("fid", .integer(2)), ("", .integer(3))])
        try Format.geoPackage.write(MapDocument(name: name, places: [feature]), to: path)
        let summary = output(of: "ogrinfo -al \(path)")
        #expect(summary.contains("Feature Count: 1"))
        #expect(summary.contains("a\"b (String) = '); --"))
    }

    @Test(
        "a packed index is whole in SQLite's own eyes, and finds what a scan finds",
        .enabled(if: hasGDAL, "GDAL is not installed"), arguments: [1, 51, 52, 2601, 2602, 6000])
    func packedIndex(count: Int) throws {
        let points = scattered(count)
        try Format.geoPackage.write(MapDocument(name: "places", places: points), to: path)
        let check = output(of: "ogrinfo \(path) -sql \"SELECT rtreecheck('rtree_places_geom') AS answer\"")
        #expect(check.contains("answer (String) = ok"), "\(check)")
        let inside = points.count { isInWindow($0) }
        #expect(output(of: "ogrinfo -so -al -spat -40 -30 60 45 \(path)").contains("Feature Count: \(inside)\n"))
        // Adding to it goes through SQLite's own tree.
        try Format.geoPackage.write(MapDocument(name: "places", places: points), to: path)
        #expect(output(of: "ogrinfo -so -al -spat -40 -30 60 45 \(path)").contains("Feature Count: \(2 * inside)\n"))
        let again = output(of: "ogrinfo \(path) -sql \"SELECT rtreecheck('rtree_places_geom') AS answer\"")
        #expect(again.contains("answer (String) = ok"), "\(again)")
    }

    @Test(
        "GDAL's validator has nothing to say",
        .enabled(if: hasValidator, "python3-gdal is not installed"))
    func validates() throws {
        try Format.geoPackage.write(sample, to: path)
        try Format.geoPackage.write(sample, to: path)
        let words = output(of: "\(validator) \(path)")
        #expect(words.isEmpty, "\(words)")
    }
}

/// GDAL's own check of a GeoPackage against the standard.
private let validator = "/usr/bin/python3 -W ignore -m osgeo_utils.samples.validate_gpkg -q"
private let hasValidator = output(of: "/usr/bin/python3 -c 'import osgeo_utils.samples.validate_gpkg'").isEmpty
