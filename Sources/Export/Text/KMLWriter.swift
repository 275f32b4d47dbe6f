import Geo

/// Writes KML 2.2 (OGC 07-147r2): a style for each kind of place, the snippet as the description, every property as
/// `ExtendedData`, the article's date as a `TimeStamp`. KML is always WGS 84.
public struct KMLWriter: FeatureWriter, ~Copyable {
    private let output: Output
    private var buffer = ByteBuffer()
    /// The first layer goes straight to the output.
    private var first: String?
    /// The other layers, which wait until it is finished.
    private var waiting: [(name: String, spool: Spool)] = []
    private var current = ""

    public init(to output: Output) {
        self.output = output
    }

    public mutating func begin(_ layer: Layer) throws(ExportError) {
        guard layer.coordinateSystem == .wgs84 else {
            throw .invalid(path: output.path, reason: "KML is always in WGS 84: leave out --crs")
        }
        try put()
        current = layer.name
        guard current != first, !waiting.contains(where: { $0.name == current }) else { return }
        if first == nil {
            first = current
            beginDocument()
        } else {
            waiting.append((current, try Spool()))
        }
        buffer.append("<Folder><name>")
        buffer.append(xml: layer.name)
        buffer.append("</name>\n")
    }

    /// Hands on what was gathered for the current folder.
    private mutating func put() throws(ExportError) {
        if let folder = waiting.first(where: { $0.name == current }) {
            try folder.spool.append(buffer)
            buffer.removeAll()
        } else {
            try buffer.flush(to: output, force: true)
        }
    }

    public mutating func write(_ feature: Feature) throws(ExportError) {
        let properties = feature.properties
        buffer.append("<Placemark><name>")
        buffer.append(xml: properties[PropertyName.name]?.text ?? properties[PropertyName.title]?.text ?? "")
        buffer.append("</name>")
        if let snippet = properties[PropertyName.snippet]?.text {
            buffer.append("<description>")
            buffer.append(xml: snippet)
            buffer.append("</description>")
        }
        if let date = properties[PropertyName.date]?.text {
            buffer.append("<TimeStamp><when>")
            buffer.append(xml: date)
            buffer.append("</when></TimeStamp>")
        }
        buffer.append("<styleUrl>#")
        buffer.append(xml: PlaceColor(featureClass: properties[PropertyName.featureClass]).key)
        buffer.append("</styleUrl><ExtendedData>")
        for entry in properties.entries where entry.value != .null {
            buffer.append("<Data name=\"")
            buffer.append(xml: entry.name)
            buffer.append("\"><value>")
            switch entry.value {
            case .string(let text): buffer.append(xml: text)
            case .strings(let list): buffer.append(xml: list.joined(separator: "; "))
            default: append(jsonOf: entry.value)
            }
            buffer.append("</value></Data>")
        }
        buffer.append("</ExtendedData>")
        if let geometry = feature.geometry, !buffer.append(kml: geometry) {
            throw .invalid(path: output.path, reason: "a feature has a coordinate that is not a number")
        }
        buffer.append("</Placemark>\n")
        if buffer.count >= 1 << 16 { try put() }
    }

    public mutating func finish() throws(ExportError) {
        try put()
        if first == nil { beginDocument() } else { buffer.append("</Folder>\n") }
        for folder in waiting {
            try folder.spool.copy(into: &buffer, output)
            buffer.append("</Folder>\n")
        }
        buffer.append("</Document></kml>\n")
        try buffer.flush(to: output, force: true)
        try output.commit()
    }

    private mutating func append(jsonOf value: PropertyValue) {
        var json = ByteBuffer(capacity: 64)
        json.append(json: value)
        buffer.append(xml: json.withBytes { String(decoding: $0, as: UTF8.self) })
    }

    private mutating func beginDocument() {
        buffer.append(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document>

            """)
        for featureClass in ["A", "P", "H", "T", "L", "S", ""] {
            let color = PlaceColor(featureClass: .string(featureClass))
            // KML writes colours as opacity, blue, green, red.
            let digits = Array(color.hex.dropFirst())
            let reversed = String(digits[4...5] + digits[2...3] + digits[0...1])
            buffer.append(
                """
                <Style id="\(color.key)"><IconStyle><color>ff\(reversed)</color></IconStyle>\
                <LineStyle><color>ff\(reversed)</color></LineStyle><PolyStyle><color>55\(reversed)</color></PolyStyle></Style>

                """)
        }
    }
}

extension ByteBuffer {
    /// Text for XML 1.0, in content or in an attribute. Characters that XML cannot hold become U+FFFD.
    mutating func append(xml text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"": append("&quot;")
            case "\t", "\n": append(UInt8(scalar.value))
            case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: append("\u{FFFD}")
            default: for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(unit) }
            }
        }
    }

    fileprivate mutating func append(kml geometry: Geometry) -> Bool {
        switch geometry {
        case .point(let point): return append(kml: [point], in: "Point")
        case .lineString(let line): return append(kml: line, in: "LineString")
        case .polygon(let polygon):
            append("<Polygon><outerBoundaryIs>")
            let polygon = polygon.rightHanded
            guard append(kml: polygon.outer, in: "LinearRing") else { return false }
            append("</outerBoundaryIs>")
            for hole in polygon.holes {
                append("<innerBoundaryIs>")
                guard append(kml: hole, in: "LinearRing") else { return false }
                append("</innerBoundaryIs>")
            }
            append("</Polygon>")
            return true
        case .multiPoint(let points): return append(kmlParts: points.map(Geometry.point))
        case .multiLineString(let lines): return append(kmlParts: lines.map(Geometry.lineString))
        case .multiPolygon(let polygons): return append(kmlParts: polygons.map(Geometry.polygon))
        }
    }

    private mutating func append(kmlParts parts: [Geometry]) -> Bool {
        append("<MultiGeometry>")
        for part in parts {
            guard append(kml: part) else { return false }
        }
        append("</MultiGeometry>")
        return true
    }

    private mutating func append(kml line: [Coordinate], in element: String) -> Bool {
        append("<\(element)><coordinates>")
        for (index, position) in line.enumerated() {
            if index > 0 { append(UInt8(ascii: " ")) }
            guard append(coordinate: position.longitude, decimals: 6) else { return false }
            append(UInt8(ascii: ","))
            guard append(coordinate: position.latitude, decimals: 6) else { return false }
        }
        append("</coordinates></\(element)>")
        return true
    }
}
