import Geo

/// The fixed parts of a GeoPackage, as Annex C of OGC 12-128r17 gives them.
enum GeoPackageSchema {
    static let metadataTables = """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
          ('WGS 84', 4326, 'EPSG', 4326, '\(CoordinateSystem.wgs84.wellKnownText)',
            'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
          description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        """

    static let extensionsTable = """
        CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
          definition TEXT NOT NULL, scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """

    /// The table that QGIS looks for styles in: it takes only these very names, and only rows whose catalogue and schema are
    /// empty strings.
    static let stylesTable = """
        CREATE TABLE IF NOT EXISTS layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
          f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
          styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
          update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
        """

    /// The triggers that keep an R-tree in step with its table, as Annex F.3 gives them.
    static func indexTriggers(table: String, geometry: String) -> [(name: String, sql: String)] {
        let index = quoted("rtree_\(table)_\(geometry)")
        let (table_, column) = (quoted(table), quoted(geometry))
        let replace = """
            INSERT OR REPLACE INTO \(index) VALUES (NEW.fid, ST_MinX(NEW.\(column)), ST_MaxX(NEW.\(column)),
              ST_MinY(NEW.\(column)), ST_MaxY(NEW.\(column)));
            """
        let hasGeometry = "(NEW.\(column) NOTNULL AND NOT ST_IsEmpty(NEW.\(column)))"
        let hasNone = "(NEW.\(column) ISNULL OR ST_IsEmpty(NEW.\(column)))"
        let parts: [(name: String, event: String, condition: String, body: String)] = [
            ("insert", "INSERT", hasGeometry, replace),
            ("update1", "UPDATE OF \(column)", "OLD.fid = NEW.fid AND \(hasGeometry)", replace),
            (
                "update2", "UPDATE OF \(column)", "OLD.fid = NEW.fid AND \(hasNone)",
                "DELETE FROM \(index) WHERE id = OLD.fid;"
            ),
            (
                "update3", "UPDATE", "OLD.fid != NEW.fid AND \(hasGeometry)",
                "DELETE FROM \(index) WHERE id = OLD.fid; \(replace)"
            ),
            (
                "update4", "UPDATE", "OLD.fid != NEW.fid AND \(hasNone)",
                "DELETE FROM \(index) WHERE id IN (OLD.fid, NEW.fid);"
            ),
            ("delete", "DELETE", "OLD.\(column) NOT NULL", "DELETE FROM \(index) WHERE id = OLD.fid;"),
        ]
        return parts.map { part in
            let name = "rtree_\(table)_\(geometry)_\(part.name)"
            let sql = """
                CREATE TRIGGER \(quoted(name)) AFTER \(part.event) ON \(table_) WHEN \(part.condition)
                BEGIN \(part.body) END;
                """
            return (name, sql)
        }
    }
}
