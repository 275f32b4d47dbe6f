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
        default: return nil
        }
    }

    /// Writes the document to a path, "-" being standard output. Nothing is left half-written on failure.
    /// - Returns: how many features the format has no room for: those without geometry in FlatGeobuf.
    @discardableResult
    public func write(
        _ document: MapDocument, to path: String, options: ExportOptions = ExportOptions()
    ) throws(ExportError) -> Int {
        if [.cliff, .mordecai, .gkg].contains(self), document.coordinateSystem != .wgs84 {
            throw .invalid(path: path, reason: "the format \(rawValue) is always in WGS 84: leave out --crs")
        }
        let main = document.layer(document.name, document.places)
        switch self {
        case .geoJSON: try writeGeoJSON(main, to: path, .collection, options)
        case .geoJSONSequence: try writeGeoJSON(main, to: path, .textSequence, options)
        case .geoJSONLines: try writeGeoJSON(main, to: path, .lines, options)
        case .geoPackage: try writeGeoPackage(document, to: path, options)
        case .flatGeobuf:
            var writer = FlatGeobufWriter(to: try Output(path: path))
            try writer.write(main)
            return writer.skippedCount
        case .kml:
            var writer = KMLWriter(to: try Output(path: path))
            try writer.add(main)
            if !document.regions.isEmpty { try writer.add(document.layer("regions", document.regions)) }
            try writer.finish()
        case .csv, .hxl:
            var writer = CSVWriter(to: try Output(path: path), isHXL: self == .hxl)
            try writer.write(main)
        case .cliff: try document.writeCLIFF(to: try Output(path: path))
        case .mordecai: try document.writeMordecai(to: try Output(path: path))
        case .gkg: try document.writeGKG(to: try Output(path: path))
        }
        return 0
    }

    private func writeGeoJSON(
        _ collection: FeatureCollection, to path: String, _ layout: GeoJSONWriter.Layout, _ options: ExportOptions
    ) throws(ExportError) {
        var writer = GeoJSONWriter(
            to: try Output(path: path),
            options: .init(
                layout: layout, hasSimpleStyle: options.hasSimpleStyle, hasTippecanoe: options.hasTippecanoe))
        try writer.write(collection)
    }

    private func writeGeoPackage(
        _ document: MapDocument, to path: String, _ options: ExportOptions
    ) throws(ExportError) {
        var writer = try GeoPackageWriter(path: path)
        try writer.add(document.layer(document.name, document.places), style: options.styles[document.name])
        for (name, features) in [
            ("mentions", document.mentions), ("regions", document.regions), ("articles", document.articles),
        ] where !features.isEmpty {
            try writer.add(document.layer(name, features), style: options.styles[name])
        }
        try writer.finish()
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
