import Geo

/// Writes FlatGeobuf 3 (flatgeobuf.org) with its spatial index. The index comes first in the file and needs every box, so that
/// features wait in a temporary file, and only their boxes in memory. Features without geometry are left out, as readers that
/// go by the index would never find them; `skippedCount` says how many.
public struct FlatGeobufWriter: FeatureWriter, ~Copyable {
    /// How many features had no geometry.
    public private(set) var skippedCount = 0

    private let output: Output
    private var layer: Layer?
    private var spool: Spool?
    private var pending = ByteBuffer()
    private var items: [PackedTree.Item] = []
    private var builder = FlatBuilder()
    private var properties = ByteBuffer(capacity: 1024)

    public init(to output: Output) {
        self.output = output
    }

    public mutating func begin(_ layer: Layer) throws(ExportError) {
        guard self.layer == nil else { throw .invalid(path: output.path, reason: "FlatGeobuf holds one layer") }
        self.layer = layer
        spool = try Spool()
    }

    public mutating func write(_ feature: Feature) throws(ExportError) {
        guard let layer, let spool else { return }
        guard let geometry = feature.geometry, !geometry.coordinates.isEmpty else {
            skippedCount += 1
            return
        }
        var extent = Extent(isGeographic: false)
        for position in geometry.coordinates {
            guard position.longitude.isFinite, position.latitude.isFinite else {
                throw .invalid(path: output.path, reason: "a feature has a coordinate that is not a number")
            }
            extent.add(.point(position))
        }
        guard let box = extent.box else { return }

        appendProperties(of: feature, layer.fields)
        builder.removeAll()
        let values = properties.count > 0 ? builder.vector(of: properties) : nil
        let shape = builder.geometry(geometry, promotesPolygons: layer.geometryKind == .polygon)
        builder.beginTable(slots: 2)
        builder.set(0, toReference: shape)
        builder.set(1, toReference: values)
        let root = builder.endTable()
        let before = pending.count
        builder.finish(root: root, into: &pending)
        items.append(PackedTree.Item(box: box, spoolOffset: spool.count + before, length: pending.count - before))
        guard pending.count >= 1 << 16 else { return }
        try spool.append(pending)
        pending.removeAll()
    }

    public mutating func finish() throws(ExportError) {
        guard let layer, let spool else {
            throw .invalid(path: output.path, reason: "no layer was written")
        }
        try spool.append(pending)
        pending.removeAll()
        let extent = items.dropFirst().reduce(items.first?.box) { $0?.union($1.box) }
        if let extent { PackedTree.sort(&items, in: extent) }

        var bytes = ByteBuffer()
        bytes.append([0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00])
        appendHeader(layer, extent, to: &bytes)
        PackedTree.append(items, to: &bytes)
        for item in items {
            try spool.read(item.length, at: item.spoolOffset, into: &bytes)
            try bytes.flush(to: output)
        }
        try bytes.flush(to: output, force: true)
        try output.commit()
    }

    private mutating func appendHeader(_ layer: Layer, _ extent: BoundingBox?, to bytes: inout ByteBuffer) {
        builder.removeAll()
        let columns = layer.fields.map { field in
            let name = builder.string(field.name)
            builder.beginTable(slots: 2)
            builder.set(0, toReference: name)
            builder.set(1, to: field.kind.flatGeobufType)
            return builder.endTable()
        }
        let columnVector = builder.vector(ofTables: columns)
        let system = layer.coordinateSystem
        let (organization, systemName) = (builder.string(system.authority), builder.string(system.name))
        let wellKnownText = builder.string(system.wellKnownText)
        builder.beginTable(slots: 5)
        if !system.authority.isEmpty { builder.set(0, toReference: organization) }
        if let code = Int32(system.code) { builder.set(1, to: code) }
        builder.set(2, toReference: systemName)
        builder.set(4, toReference: wellKnownText)
        let reference = builder.endTable()
        let name = builder.string(layer.name)
        let title = (layer.metadata[PropertyName.title]?.text).map { builder.string($0) }
        let envelope = extent.map { builder.vector(of: [$0.west, $0.south, $0.east, $0.north]) }
        builder.beginTable(slots: 12)
        builder.set(8, to: UInt64(items.count))
        builder.set(0, toReference: name)
        builder.set(1, toReference: envelope)
        builder.set(7, toReference: columnVector)
        builder.set(10, toReference: reference)
        builder.set(11, toReference: title)
        builder.set(9, to: UInt16(items.isEmpty ? 0 : PackedTree.nodeSize))
        builder.set(2, to: layer.geometryKind.flatGeobufType)
        builder.finish(root: builder.endTable(), into: &bytes)
    }

    /// The values one after the other: the column's number, then the value in the column's type. Nulls are left out.
    private mutating func appendProperties(of feature: Feature, _ fields: [Field]) {
        properties.removeAll()
        var cursor = PropertyCursor(feature.properties)
        for (column, field) in fields.enumerated() {
            guard let value = cursor.value(of: field.name), value != .null else { continue }
            properties.append(littleEndian: UInt16(column))
            switch (field.kind, value) {
            case (.bool, .bool(let flag)): properties.append(flag ? 1 : 0)
            case (.integer, .integer(let integer)): properties.append(littleEndian: integer)
            case (.number, _): properties.append(littleEndian: value.double ?? .nan)
            case (_, .string(let text)): append(sized: text)
            default:
                var json = ByteBuffer(capacity: 64)
                json.append(json: value)
                append(sized: json.withBytes { String(decoding: $0, as: UTF8.self) })
            }
        }
    }

    private mutating func append(sized text: String) {
        properties.append(littleEndian: UInt32(text.utf8.count))
        properties.append(text)
    }
}

extension Field.Kind {
    /// FlatGeobuf's ColumnType.
    fileprivate var flatGeobufType: UInt8 {
        switch self {
        case .bool: 2
        case .integer: 7
        case .number: 10
        case .text, .date: 11
        case .json: 12
        }
    }
}

extension GeometryKind {
    /// FlatGeobuf's GeometryType.
    fileprivate var flatGeobufType: UInt8 {
        switch self {
        case .point: 1
        case .polygon: 6
        case .mixed, .none: 0
        }
    }
}

extension FlatBuilder {
    /// A Geometry table: 0 ends, 1 xy, 6 type, 7 parts.
    fileprivate mutating func geometry(_ geometry: Geometry, promotesPolygons: Bool) -> Int {
        switch geometry {
        case .point(let point): return table(1, [point])
        case .lineString(let line): return table(2, line)
        case .polygon(let polygon):
            return promotesPolygons ? table(6, [polygon]) : table(3, polygon.rightHanded.rings)
        case .multiPoint(let points): return table(4, points)
        case .multiLineString(let lines): return table(5, lines)
        case .multiPolygon(let polygons): return table(6, polygons)
        }
    }

    private mutating func table(_ type: UInt8, _ positions: [Coordinate]) -> Int {
        table(type, [positions])
    }

    private mutating func table(_ type: UInt8, _ lines: [[Coordinate]]) -> Int {
        let positions = vector(of: lines.flatMap { $0.flatMap { [$0.longitude, $0.latitude] } })
        var end: UInt32 = 0
        let ends = lines.map { line in
            end += UInt32(line.count)
            return end
        }
        let endVector = lines.count > 1 ? vector(of: ends) : nil
        beginTable(slots: 8)
        set(0, toReference: endVector)
        set(1, toReference: positions)
        set(6, to: type)
        return endTable()
    }

    private mutating func table(_ type: UInt8, _ polygons: [Polygon]) -> Int {
        let parts = polygons.map { table(3, $0.rightHanded.rings) }
        let vector = vector(ofTables: parts)
        beginTable(slots: 8)
        set(6, to: type)
        set(7, toReference: vector)
        return endTable()
    }
}
