import Geo

/// The formats that a map can be written in.
public enum Format: String, CaseIterable, Sendable {
    case geoJSON = "geojson"
    /// GeoJSON text sequences, RFC 8142.
    case geoJSONSequence = "geojsonseq"
    /// Newline-delimited GeoJSON.
    case geoJSONLines = "geojsonl"
    case geoPackage = "gpkg"
    case flatGeobuf = "fgb"
    case kml
    case csv
    /// CSV with HXL tags.
    case hxl
    /// The JSON of CLIFF-CLAVIN.
    case cliff
    /// The JSON of Mordecai 3.
    case mordecai
    /// Records of GDELT's Global Knowledge Graph 2.1.
    case gkg
    /// A locator map, which the module LocatorMap draws.
    case svg
    case png

    /// Whether it is a picture to look at, and not features to work with.
    public var isPicture: Bool { self == .svg || self == .png }

    /// The format that a file's ending stands for; nil for an ending that stands for none.
    public init?(ofPath path: String) {
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        switch name[name.utf8.index(after: dot)...].lowercased() {
        case "json", "geojson": self = .geoJSON
        case "geojsons", "geojsonseq": self = .geoJSONSequence
        case "geojsonl", "ndjson", "jsonl", "ndgeojson": self = .geoJSONLines
        case "gpkg": self = .geoPackage
        case "fgb": self = .flatGeobuf
        case "kml": self = .kml
        case "csv": self = .csv
        case "svg": self = .svg
        case "png": self = .png
        default: return nil
        }
    }

    /// Writes the document to a path, "-" being standard output. Nothing is left half-written on failure.
    /// - Returns: how many features the format has no room for: those without geometry in FlatGeobuf.
    @discardableResult
    public func write(
        _ document: MapDocument, to path: String, options: ExportOptions = ExportOptions()
    ) throws(ExportError) -> Int {
        let layers = MapLayers(describing: document, styles: options.styles)
        let writer = try open(layers, path: path, options: options)
        try writer.add(document.part)
        return try writer.finish()
    }

    /// Begins a map at a path, "-" being standard output.
    public func open(
        _ layers: MapLayers, path: String, options: ExportOptions = ExportOptions()
    ) throws(ExportError) -> any MapWriter {
        if [.cliff, .mordecai, .gkg].contains(self), layers.places.coordinateSystem != .wgs84 {
            throw .invalid(path: path, reason: "the format \(rawValue) is always in WGS 84: leave out --crs")
        }
        switch self {
        case .geoJSON: return try openGeoJSON(layers, path, .collection, options)
        case .geoJSONSequence: return try openGeoJSON(layers, path, .textSequence, options)
        case .geoJSONLines: return try openGeoJSON(layers, path, .lines, options)
        case .geoPackage:
            return try LayeredMapWriter(
                GeoPackageWriter(path: path), layers, keeping: [.mentions, .regions, .articles])
        case .flatGeobuf: return try LayeredMapWriter(FlatGeobufWriter(to: try Output(path: path)), layers)
        case .kml: return try LayeredMapWriter(KMLWriter(to: try Output(path: path)), layers, keeping: .regions)
        case .csv, .hxl:
            return try LayeredMapWriter(CSVWriter(to: try Output(path: path), isHXL: self == .hxl), layers)
        case .cliff, .mordecai, .gkg: return TradeWriter(to: try Output(path: path), as: self)
        case .svg, .png: throw .invalid(path: path, reason: "\(rawValue) is drawn by geonews locate alone")
        }
    }

    private func openGeoJSON(
        _ layers: MapLayers, _ path: String, _ layout: GeoJSONWriter.Layout, _ options: ExportOptions
    ) throws(ExportError) -> any MapWriter {
        let writer = GeoJSONWriter(
            to: try Output(path: path),
            options: .init(
                layout: layout, hasSimpleStyle: options.hasSimpleStyle, hasTippecanoe: options.hasTippecanoe))
        return try LayeredMapWriter(writer, layers)
    }
}

/// What only some formats ask for.
public struct ExportOptions: Sendable {
    /// GeoJSON: the members that GitHub and geojson.io draw by.
    public var hasSimpleStyle = false
    /// GeoJSON: the member that tippecanoe reads.
    public var hasTippecanoe = false
    /// GeoPackage: QGIS styles (QML) by layer.
    public var styles: [String: String] = [:]

    public init() {}
}
