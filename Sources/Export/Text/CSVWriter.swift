import Geo

/// Writes CSV by RFC 4180 with line feeds: `id`, the layer's fields, then the geometry four ways: `latitude` and `longitude` of
/// a point (`y` and `x` outside WGS 84), `wkt`, and `ewkb` in hexadecimal for PostGIS's `\copy`. Lists are joined by "; ".
/// A header that is tagged by HXL has a second row of tags (hxlstandard.org 1.1).
public struct CSVWriter: FeatureWriter, ~Copyable {
    private let output: Output
    private let isHXL: Bool
    private var buffer = ByteBuffer()
    private var scratch = ByteBuffer(capacity: 256)
    private var layer: Layer?

    public init(to output: Output, isHXL: Bool = false) {
        self.output = output
        self.isHXL = isHXL
    }

    public mutating func begin(_ layer: Layer) throws(ExportError) {
        guard self.layer == nil else { throw .invalid(path: output.path, reason: "CSV holds one layer") }
        self.layer = layer
        let axes = layer.coordinateSystem.isGeographic ? ["latitude", "longitude"] : ["y", "x"]
        let names = ["id"] + layer.fields.map(\.name) + axes + ["wkt", "ewkb"]
        appendRow(names)
        if isHXL { appendRow(names.map { hxlTag(for: $0) }) }
    }

    public mutating func write(_ feature: Feature) throws(ExportError) {
        guard let layer else { return }
        switch feature.id {
        case .integer(let id): buffer.append(decimal: id)
        case .string(let id): append(cell: id)
        case nil: break
        }
        var cursor = PropertyCursor(feature.properties)
        for field in layer.fields {
            buffer.append(UInt8(ascii: ","))
            if let value = cursor.value(of: field.name) { append(value) }
        }
        buffer.append(UInt8(ascii: ","))
        try append(feature.geometry, in: layer.coordinateSystem)
        buffer.append(UInt8(ascii: "\n"))
        try buffer.flush(to: output)
    }

    public mutating func finish() throws(ExportError) {
        try buffer.flush(to: output, force: true)
        try output.commit()
    }

    private mutating func append(_ value: PropertyValue) {
        switch value {
        case .null: break
        case .bool, .integer, .number: buffer.append(json: value)
        case .string(let text): append(cell: text)
        case .strings(let list): append(cell: list.joined(separator: "; "))
        case .array, .object:
            scratch.removeAll()
            scratch.append(json: value)
            append(cell: scratch.withBytes { String(decoding: $0, as: UTF8.self) })
        }
    }

    private mutating func append(_ geometry: Geometry?, in system: CoordinateSystem) throws(ExportError) {
        guard let geometry else {
            buffer.append(",,")
            return
        }
        let decimals = system.isGeographic ? 6 : 3
        var isWritten = true
        if case .point(let point) = geometry {
            isWritten = buffer.append(coordinate: point.latitude, decimals: decimals)
            buffer.append(UInt8(ascii: ","))
            isWritten = buffer.append(coordinate: point.longitude, decimals: decimals) && isWritten
        } else {
            buffer.append(UInt8(ascii: ","))
        }
        buffer.append(UInt8(ascii: ","))
        // Only a point's text has no comma.
        if case .point = geometry {
            isWritten = buffer.append(wkt: geometry, decimals: decimals) && isWritten
        } else {
            buffer.append(UInt8(ascii: "\""))
            isWritten = buffer.append(wkt: geometry, decimals: decimals) && isWritten
            buffer.append(UInt8(ascii: "\""))
        }
        guard isWritten else {
            throw .invalid(path: output.path, reason: "a feature has a coordinate that is not a number")
        }
        buffer.append(UInt8(ascii: ","))
        scratch.removeAll()
        scratch.append(wkb: geometry, srid: system.authority == "EPSG" ? UInt32(system.code) : nil)
        buffer.append(hexadecimal: scratch)
    }

    private mutating func appendRow(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            append(cell: cell)
        }
        buffer.append(UInt8(ascii: "\n"))
    }

    /// A cell, quoted when it holds a quote, a comma, a line's end or a space at an end.
    private mutating func append(cell text: String) {
        let needsQuotes =
            text.utf8.contains { [UInt8(ascii: "\""), UInt8(ascii: ","), 0x0A, 0x0D].contains($0) }
            || text.utf8.first == 0x20 || text.utf8.last == 0x20
        guard needsQuotes else {
            buffer.append(text)
            return
        }
        buffer.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(UInt8(ascii: "\""))
    }
}

/// The HXL hashtag of a column; empty where the standard has none.
private func hxlTag(for column: String) -> String {
    switch column {
    case "latitude": "#geo+lat"
    case "longitude": "#geo+lon"
    case "wkt": "#geo+wkt"
    case PropertyName.name: "#loc+name"
    case PropertyName.geonamesID: "#loc+code+v_geonames"
    case PropertyName.featureCode: "#loc+type"
    case PropertyName.country: "#country+name"
    case PropertyName.countryCode: "#country+code+v_iso2"
    case PropertyName.admin1: "#adm1+name"
    case PropertyName.admin1ID: "#adm1+code+v_geonames"
    case PropertyName.admin2: "#adm2+name"
    case PropertyName.admin2ID: "#adm2+code+v_geonames"
    case PropertyName.population: "#population"
    case PropertyName.mentions: "#indicator+mentions+num"
    case PropertyName.confidence: "#indicator+confidence+num"
    case PropertyName.snippet: "#description"
    case PropertyName.date: "#date"
    case PropertyName.title: "#meta+title"
    case PropertyName.source: "#meta+source"
    case PropertyName.url: "#meta+url"
    default: ""
    }
}
