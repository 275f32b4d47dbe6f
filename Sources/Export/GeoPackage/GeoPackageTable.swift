import Geo

/// One layer of a GeoPackage while it is being filled.
final class GeoPackageTable {
    private let layer: Layer
    private let database: Database
    private let path: String
    private let spatialReference: Int64
    private let hasGeometry: Bool
    private let insertRow: Statement
    private let index: SpatialIndex?
    private var extent = Extent(isGeographic: false)
    private var blob = ByteBuffer(capacity: 256)

    init(_ layer: Layer, in database: Database, path: String) throws(ExportError) {
        self.layer = layer
        self.database = database
        self.path = path
        hasGeometry = layer.geometryKind != .none
        spatialReference = try Self.register(layer.coordinateSystem, in: database)
        let columns = Self.columns(of: layer)
        let exists = try !database.texts("SELECT 1 FROM sqlite_master WHERE name = ? COLLATE NOCASE", layer.name)
            .isEmpty
        if exists {
            try Self.prepareToAppend(layer, columns, spatialReference, in: database, path: path)
        } else {
            try Self.create(layer, columns, spatialReference, in: database)
        }
        let names = (hasGeometry ? ["geom"] : []) + columns.map(\.name)
        let marks = names.map { _ in "?" }.joined(separator: ",")
        let target = "\(quoted(layer.name)) (\(names.map(quoted).joined(separator: ",")))"
        insertRow = try database.prepare(
            names.isEmpty
                ? "INSERT INTO \(quoted(layer.name)) DEFAULT VALUES" : "INSERT INTO \(target) VALUES (\(marks))")
        index = hasGeometry ? try SpatialIndex(table: layer.name, isNew: !exists, in: database) : nil
    }

    func insert(_ feature: Feature) throws(ExportError) {
        var column = 1
        var box: BoundingBox?
        if hasGeometry {
            if let geometry = feature.geometry {
                box = try plainBox(of: geometry)
                extent.add(geometry)
                encode(geometry, box)
                insertRow.bind(blob, at: column)
            } else {
                insertRow.bindNull(at: column)
            }
            column += 1
        }
        var cursor = PropertyCursor(feature.properties)
        for field in layer.fields {
            bind(cursor.value(of: field.name) ?? .null, at: column)
            column += 1
        }
        try insertRow.step()
        if let box { try index?.add(database.lastRow, box) }
    }

    /// Puts the triggers back and brings the layer's extent and date up to date.
    func finish() throws(ExportError) {
        guard let index else { return }
        try index.finish()
        for trigger in GeoPackageSchema.indexTriggers(table: layer.name, geometry: "geom") {
            try database.run("DROP TRIGGER IF EXISTS \(quoted(trigger.name)); \(trigger.sql)")
        }
        let update = try database.prepare(
            """
            UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'),
              min_x = min(?1, ifnull(min_x, ?1)), min_y = min(?2, ifnull(min_y, ?2)),
              max_x = max(?3, ifnull(max_x, ?3)), max_y = max(?4, ifnull(max_y, ?4)) WHERE table_name = ?5
            """)
        guard let box = extent.box else { return }
        for (index, side) in [box.west, box.south, box.east, box.north].enumerated() {
            update.bind(side, at: index + 1)
        }
        update.bind(layer.name, at: 5)
        try update.step()
    }

    private func bind(_ value: PropertyValue, at column: Int) {
        switch value {
        case .null: insertRow.bindNull(at: column)
        case .bool(let flag): insertRow.bind(Int64(flag ? 1 : 0), at: column)
        case .integer(let integer): insertRow.bind(integer, at: column)
        case .number(let number): insertRow.bind(number, at: column)
        case .string(let text): insertRow.bind(text, at: column)
        case .strings, .array, .object:
            var json = ByteBuffer(capacity: 256)
            json.append(json: value)
            insertRow.bind(json.withBytes { String(decoding: $0, as: UTF8.self) }, at: column)
        }
    }

    /// The header of clause 2.1.3, with the box of what is not a point, and the geometry in WKB.
    private func encode(_ geometry: Geometry, _ box: BoundingBox?) {
        blob.removeAll()
        blob.append("GP")
        blob.append(0)
        if case .point = geometry {
            blob.append(0b0000_0001)
            blob.append(littleEndian: Int32(truncatingIfNeeded: spatialReference))
        } else {
            blob.append(0b0000_0011)
            blob.append(littleEndian: Int32(truncatingIfNeeded: spatialReference))
            for side in [box?.west, box?.east, box?.south, box?.north] { blob.append(littleEndian: side ?? .nan) }
        }
        blob.append(wkb: geometry, promotesPolygons: layer.geometryKind == .polygon)
    }

    /// West ≤ east always: R-trees know nothing of the antimeridian.
    private func plainBox(of geometry: Geometry) throws(ExportError) -> BoundingBox? {
        if case .point(let point) = geometry, point.longitude.isFinite, point.latitude.isFinite {
            return BoundingBox(
                west: point.longitude, south: point.latitude, east: point.longitude, north: point.latitude)
        }
        var plain = Extent(isGeographic: false)
        for position in geometry.coordinates {
            guard position.longitude.isFinite, position.latitude.isFinite else {
                throw .invalid(path: path, reason: "a feature has a coordinate that is not a number")
            }
            plain.add(.point(position))
        }
        return plain.box
    }
}
