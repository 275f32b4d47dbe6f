import Geo

/// Making a layer's table, or fitting the one that is there.
extension GeoPackageTable {
    typealias Column = (name: String, type: String)

    /// The layer's fields as columns, renamed where they would clash (names in SQL ignore case).
    static func columns(of layer: Layer) -> [Column] {
        var taken: Set<String> = ["fid", "geom"]
        return layer.fields.map { field in
            var name = field.name.isEmpty ? "_" : field.name
            while !taken.insert(name.lowercased()).inserted { name += "_" }
            let type =
                switch field.kind {
                case .bool: "BOOLEAN"
                case .integer: "INTEGER"
                case .number: "REAL"
                case .date: "DATE"
                // Not marked as JSON: of such columns QGIS makes fields that its own algorithms cannot copy.
                case .text, .json: "TEXT"
                }
            return (name, type)
        }
    }

    /// The srs_id of a coordinate system, with its row made when it is missing. Systems without an EPSG number get one from
    /// 300 000 up, above EPSG's.
    static func register(_ system: CoordinateSystem, in database: Database) throws(ExportError) -> Int64 {
        let known = try database.texts(
            """
            SELECT srs_id FROM gpkg_spatial_ref_sys
              WHERE (organization = ?1 COLLATE NOCASE AND CAST(organization_coordsys_id AS TEXT) = ?2)
                OR (?1 = '' AND definition = ?3)
            """, system.authority, system.code, system.wellKnownText)
        if let id = known.first.flatMap(Int64.init) { return id }
        let free = try database.texts("SELECT max(299999, max(srs_id)) + 1 FROM gpkg_spatial_ref_sys").first
        let number = Int64(system.code)
        let id = system.authority == "EPSG" ? number : free.flatMap(Int64.init)
        let insert = try database.prepare(
            """
            INSERT INTO gpkg_spatial_ref_sys
              (srs_name, srs_id, organization, organization_coordsys_id, definition) VALUES (?,?,?,?,?)
            """)
        insert.bind(system.name, at: 1)
        insert.bind(id ?? 300_000, at: 2)
        insert.bind(system.authority.isEmpty ? "NONE" : system.authority, at: 3)
        insert.bind(number ?? id ?? 300_000, at: 4)
        insert.bind(system.wellKnownText, at: 5)
        try insert.step()
        return id ?? 300_000
    }

    static func create(
        _ layer: Layer, _ columns: [Column], _ spatialReference: Int64, in database: Database
    ) throws(ExportError) {
        let type =
            switch layer.geometryKind {
            case .none: nil as String?
            case .point: "POINT"
            case .polygon: "MULTIPOLYGON"
            case .mixed: "GEOMETRY"
            }
        let definitions =
            ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"] + (type.map { ["geom \($0)"] } ?? [])
            + columns.map { "\(quoted($0.name)) \($0.type)" }
        try database.run("CREATE TABLE \(quoted(layer.name)) (\(definitions.joined(separator: ", ")))")

        let contents = try database.prepare(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?,?,?,?,?)")
        contents.bind(layer.name, at: 1)
        contents.bind(type == nil ? "attributes" : "features", at: 2)
        contents.bind(layer.name, at: 3)
        contents.bind(layer.metadata[PropertyName.title]?.text ?? "", at: 4)
        contents.bind(type == nil ? 0 : spatialReference, at: 5)
        try contents.step()
        guard let type else { return }

        let geometry = try database.prepare("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)")
        geometry.bind(layer.name, at: 1)
        geometry.bind(type, at: 2)
        geometry.bind(spatialReference, at: 3)
        try geometry.step()
        let index = quoted("rtree_\(layer.name)_geom")
        try database.run("CREATE VIRTUAL TABLE \(index) USING rtree(id, minx, maxx, miny, maxy)")
        try registerExtension(
            "gpkg_rtree_index", "http://www.geopackage.org/spec120/#extension_rtree", table: layer.name, column: "geom",
            scope: "write-only", in: database)
        try addStyle(of: layer, in: database)
    }

    /// Checks that the layer that is there can take the new rows, adds columns that it lacks, and puts its triggers aside: they
    /// call functions that only GDAL and its kin have.
    static func prepareToAppend(
        _ layer: Layer, _ columns: [Column], _ spatialReference: Int64, in database: Database, path: String
    ) throws(ExportError) {
        func refusal(_ reason: String) -> ExportError {
            .invalid(
                path: path,
                reason: "its layer '\(layer.name)' \(reason): choose another file with -o; nothing was written")
        }
        let present = try database.texts("SELECT name FROM pragma_table_info(?)", layer.name).map { $0.lowercased() }
        guard present.contains("fid"), present.contains("geom") == (layer.geometryKind != .none) else {
            throw refusal("was not made by geonews")
        }
        if layer.geometryKind != .none {
            let query = "FROM gpkg_geometry_columns WHERE table_name = ? AND column_name = 'geom'"
            let reference = try database.texts("SELECT srs_id \(query)", layer.name).first
            guard reference == String(spatialReference) else { throw refusal("is in another coordinate system") }
            let type = try database.texts("SELECT geometry_type_name \(query)", layer.name).first ?? ""
            let fits =
                switch layer.geometryKind {
                case .point: ["POINT", "GEOMETRY"].contains(type)
                case .polygon: ["MULTIPOLYGON", "GEOMETRY"].contains(type)
                case .mixed, .none: type == "GEOMETRY"
                }
            guard fits else { throw refusal("holds only \(type)") }
            let index = try database.texts("SELECT 1 FROM sqlite_master WHERE name = ?", "rtree_\(layer.name)_geom")
            guard !index.isEmpty else { throw refusal("has no spatial index") }
            for trigger in GeoPackageSchema.indexTriggers(table: layer.name, geometry: "geom") {
                try database.run("DROP TRIGGER IF EXISTS \(quoted(trigger.name))")
            }
        }
        let missing = columns.filter { !present.contains($0.name.lowercased()) }
        for column in missing {
            try database.run("ALTER TABLE \(quoted(layer.name)) ADD COLUMN \(quoted(column.name)) \(column.type)")
        }
    }

    private static func registerExtension(
        _ name: String, _ definition: String, table: String, column: String?, scope: String, in database: Database
    ) throws(ExportError) {
        try database.run(GeoPackageSchema.extensionsTable)
        let insert = try database.prepare(
            """
            INSERT INTO gpkg_extensions SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions
              WHERE table_name = ?1 AND column_name IS ?2 AND extension_name = ?3)
            """)
        insert.bind(table, at: 1)
        if let column { insert.bind(column, at: 2) } else { insert.bindNull(at: 2) }
        insert.bind(name, at: 3)
        insert.bind(definition, at: 4)
        insert.bind(scope, at: 5)
        try insert.step()
    }

    private static func addStyle(of layer: Layer, in database: Database) throws(ExportError) {
        guard let style = layer.style else { return }
        try database.run(GeoPackageSchema.stylesTable)
        // QGIS reads the table only where it is listed among the contents.
        try database.run(
            """
            INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, srs_id)
              VALUES ('layer_styles', 'attributes', 'layer_styles', 0)
            """)
        let insert = try database.prepare(
            """
            INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
              styleSLD, useAsDefault, description, owner) VALUES ('', '', ?1, 'geom', 'geonews', ?2, '', 1, 'geonews', '')
            """)
        insert.bind(layer.name, at: 1)
        insert.bind(style, at: 2)
        try insert.step()
    }
}
