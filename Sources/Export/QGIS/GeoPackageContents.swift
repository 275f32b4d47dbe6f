import Geo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A layer of a GeoPackage, as its own tables tell.
struct StoredLayer {
    var name: String
    /// "POINT", "MULTIPOLYGON" …
    var geometryType: String
    /// "EPSG:4326"; empty for a system of the user's own.
    var authority: String
    var wellKnownText: String
    /// In the layer's system; nil for a layer without features. East of west, also across the antimeridian.
    var extent: BoundingBox?
    /// The first and the last day of its features' dates.
    var days: ClosedRange<String>?

    /// What QGIS makes layers of: two of one that mixes points and polygons.
    enum Shape: String {
        case point = "Point"
        case polygon = "Polygon"
    }

    var shapes: [Shape] {
        switch geometryType {
        case "POINT", "MULTIPOINT": [.point]
        case "POLYGON", "MULTIPOLYGON": [.polygon]
        case "GEOMETRY", "GEOMETRYCOLLECTION": [.point, .polygon]
        default: []
        }
    }
}

/// Reads what a project needs to know of a GeoPackage.
enum GeoPackageContents {
    /// The layers with geometry, in the order in which they were written.
    static func layers(of path: String) throws(ExportError) -> [StoredLayer] {
        // SQLite would make a file that is not there.
        guard access(path, R_OK) == 0 else { throw .system(operation: "read", path: path, code: errno) }
        let database = try Database(file: path, calling: path)
        guard !(try database.texts("SELECT name FROM sqlite_master WHERE name = 'gpkg_contents'").isEmpty) else {
            throw .invalid(path: path, reason: "is not a GeoPackage: make one with geonews locate -o places.gpkg")
        }
        let query = try database.prepare(
            """
            SELECT c.table_name, g.geometry_type_name, s.organization, s.organization_coordsys_id, s.definition,
                c.min_x, c.min_y, c.max_x, c.max_y
              FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name)
              JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY c.rowid
            """)
        var layers: [StoredLayer] = []
        while try query.step() {
            let bounds = (5...8).compactMap { Double(query.text($0)) }
            let organization = query.text(2)
            layers.append(
                StoredLayer(
                    name: query.text(0), geometryType: query.text(1),
                    authority: organization == "NONE" ? "" : "\(organization):\(query.text(3))",
                    wellKnownText: query.text(4),
                    extent: bounds.count == 4
                        ? BoundingBox(west: bounds[0], south: bounds[1], east: bounds[2], north: bounds[3]) : nil))
        }
        for index in layers.indices { layers[index].days = try days(of: layers[index].name, in: database) }
        return layers
    }

    private static func days(of table: String, in database: Database) throws(ExportError) -> ClosedRange<String>? {
        let isDated = try database.texts(
            "SELECT name FROM pragma_table_info(?) WHERE name = '\(PropertyName.date)' AND type = 'DATE'", table)
        guard !isDated.isEmpty else { return nil }
        let date = quoted(PropertyName.date)
        let days = try database.texts(
            "SELECT min(\(date)) FROM \(quoted(table)) UNION ALL SELECT max(\(date)) FROM \(quoted(table))")
        guard days.count == 2, !days[0].isEmpty else { return nil }
        return days[0]...days[1]
    }
}
