import Geo

/// Writes GeoJSON by RFC 7946: one feature a line, at most six decimals of a degree, polygons by the right-hand rule, `bbox`
/// after the features (it is known only then). Other coordinate systems than WGS 84 get the legacy `crs` member that
/// QGIS and GDAL read, and millimetres. Geometries must have been cut at the antimeridian.
public struct GeoJSONWriter: FeatureWriter, ~Copyable {
    public enum Layout: Sendable {
        /// One FeatureCollection.
        case collection
        /// A feature a line, nothing around them (newline-delimited GeoJSON).
        case lines
        /// A feature a record, each after a record separator (RFC 8142).
        case textSequence
    }

    public struct Options: Sendable {
        public var layout: Layout
        /// Adds the members of the simplestyle specification 1.1, which GitHub and geojson.io draw by.
        public var hasSimpleStyle: Bool
        /// Adds the `tippecanoe` member with the zoom level from which a feature is worth showing.
        public var hasTippecanoe: Bool

        public init(layout: Layout = .collection, hasSimpleStyle: Bool = false, hasTippecanoe: Bool = false) {
            self.layout = layout
            self.hasSimpleStyle = hasSimpleStyle
            self.hasTippecanoe = hasTippecanoe
        }
    }

    private let output: Output
    private let options: Options
    private var buffer = ByteBuffer()
    private var extent = Extent()
    private var decimals = 6
    private var isFirst = true
    private var notes: Notes?

    public init(to output: Output, options: Options = Options()) {
        self.output = output
        self.options = options
    }

    public mutating func begin(_ layer: Layer) throws(ExportError) {
        extent = Extent(isGeographic: layer.coordinateSystem.isGeographic)
        decimals = layer.coordinateSystem.isGeographic ? 6 : 3
        let crsName = try crsName(of: layer.coordinateSystem)
        guard options.layout == .collection else { return }
        buffer.append(#"{"type":"FeatureCollection","name":"#)
        buffer.append(json: layer.name)
        if let crsName {
            buffer.append(#","crs":{"type":"name","properties":{"name":"#)
            buffer.append(json: crsName)
            buffer.append("}}")
        }
        for entry in layer.metadata.entries {
            buffer.append(UInt8(ascii: ","))
            buffer.append(json: Self.reservedMembers.contains(entry.name) ? entry.name + "_" : entry.name)
            buffer.append(UInt8(ascii: ":"))
            buffer.append(json: entry.value)
        }
        buffer.append(#","features":["#)
    }

    public mutating func write(_ feature: Feature) throws(ExportError) {
        switch options.layout {
        case .collection: isFirst ? buffer.append("\n") : buffer.append(",\n")
        case .lines: break
        case .textSequence: buffer.append(0x1E)
        }
        isFirst = false
        buffer.append(#"{"type":"Feature""#)
        switch feature.id {
        case .integer(let id):
            buffer.append(#","id":"#)
            buffer.append(decimal: id)
        case .string(let id):
            buffer.append(#","id":"#)
            buffer.append(json: id)
        case nil: break
        }
        if options.hasTippecanoe {
            buffer.append(#","tippecanoe":"#)
            buffer.append(json: tippecanoeMember(for: feature))
        }
        if options.hasSimpleStyle {
            buffer.append(#","properties":"#)
            buffer.append(json: feature.properties.merging(simpleStyle(for: feature)))
        } else {
            buffer.append(#","properties":"#)
            buffer.append(json: feature.properties)
        }
        buffer.append(#","geometry":"#)
        if let geometry = feature.geometry {
            extent.add(geometry)
            guard buffer.append(geoJSON: geometry, decimals: decimals) else {
                throw .invalid(path: output.path, reason: "a feature has a coordinate that is not a number")
            }
        } else {
            buffer.append("null")
        }
        buffer.append(UInt8(ascii: "}"))
        if options.layout != .collection { buffer.append(UInt8(ascii: "\n")) }
        try buffer.flush(to: output)
    }

    /// Keeps what is said of an article for the member `articles`, which stands after the features.
    public mutating func note(_ facts: Properties) throws(ExportError) {
        guard options.layout == .collection, !facts.entries.isEmpty else { return }
        if notes == nil { notes = try Notes() }
        try notes?.add(facts)
    }

    public mutating func finish() throws(ExportError) {
        if options.layout == .collection {
            buffer.append("\n]")
            if let box = extent.box {
                buffer.append(#","bbox":["#)
                for (index, side) in [box.west, box.south, box.east, box.north].enumerated() {
                    if index > 0 { buffer.append(UInt8(ascii: ",")) }
                    _ = buffer.append(coordinate: side, decimals: decimals)
                }
                buffer.append("]")
            }
            try notes?.append(to: &buffer, output)
            buffer.append("}\n")
        }
        try buffer.flush(to: output, force: true)
        try output.commit()
    }

    /// What the legacy member is to say; nil for WGS 84. A file that cannot say it would be read as degrees: it is refused.
    private func crsName(of system: CoordinateSystem) throws(ExportError) -> String? {
        guard system != .wgs84 else { return nil }
        guard options.layout == .collection else {
            throw .invalid(path: output.path, reason: "lines of GeoJSON are always in WGS 84: leave out --crs")
        }
        guard let name = system.uniformResourceName else {
            throw .invalid(
                path: output.path,
                reason:
                    "GeoJSON can name only numbered coordinate systems (EPSG:3857): write a .gpkg or .fgb for others")
        }
        return name
    }

    /// Members of a FeatureCollection that RFC 7946 gives a meaning (section 7.1) or that this writer writes itself.
    private static let reservedMembers: Set<String> = [
        "type", "features", "bbox", "crs", "name", "geometry", "properties", "coordinates", "geometries",
    ]
}
