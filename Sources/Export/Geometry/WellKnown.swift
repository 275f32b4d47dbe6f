import Geo

extension ByteBuffer {
    /// Well-known binary (OGC 06-103r4, 8.2), little-endian.
    /// - Parameters:
    ///   - srid: written into the type word as PostGIS's extended form has it; nil for plain WKB.
    ///   - promotesPolygons: true to write a polygon as a multipolygon of one.
    mutating func append(wkb geometry: Geometry, srid: UInt32? = nil, promotesPolygons: Bool = false) {
        switch geometry {
        case .point(let point):
            beginWKB(1, srid)
            append(wkb: point)
        case .lineString(let line):
            beginWKB(2, srid)
            append(wkb: line)
        case .polygon(let polygon) where promotesPolygons:
            append(wkb: .multiPolygon([polygon]), srid: srid)
        case .polygon(let polygon):
            beginWKB(3, srid)
            append(wkb: polygon)
        case .multiPoint(let points):
            beginWKB(4, srid)
            append(littleEndian: UInt32(points.count))
            for point in points { append(wkb: .point(point)) }
        case .multiLineString(let lines):
            beginWKB(5, srid)
            append(littleEndian: UInt32(lines.count))
            for line in lines { append(wkb: .lineString(line)) }
        case .multiPolygon(let polygons):
            beginWKB(6, srid)
            append(littleEndian: UInt32(polygons.count))
            for polygon in polygons { append(wkb: .polygon(polygon)) }
        }
    }

    private mutating func beginWKB(_ type: UInt32, _ srid: UInt32?) {
        append(UInt8(1))
        append(littleEndian: srid == nil ? type : type | 0x2000_0000)
        if let srid { append(littleEndian: srid) }
    }

    private mutating func append(wkb polygon: Polygon) {
        let polygon = polygon.rightHanded
        append(littleEndian: UInt32(polygon.rings.count))
        for ring in polygon.rings { append(wkb: ring) }
    }

    private mutating func append(wkb line: [Coordinate]) {
        append(littleEndian: UInt32(line.count))
        for position in line { append(wkb: position) }
    }

    private mutating func append(wkb position: Coordinate) {
        append(littleEndian: position.longitude)
        append(littleEndian: position.latitude)
    }

    /// The bytes in upper-case hexadecimal, as PostGIS prints them.
    mutating func append(hexadecimal bytes: borrowing ByteBuffer) {
        bytes.withBytes { bytes in
            for byte in bytes {
                for digit in [byte >> 4, byte & 15] {
                    append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
                }
            }
        }
    }

    /// Well-known text. False, with the buffer unfinished, when a coordinate is not a finite number in range.
    mutating func append(wkt geometry: Geometry, decimals: Int) -> Bool {
        switch geometry {
        case .point(let point):
            append("POINT ")
            return append(wkt: [point], decimals)
        case .lineString(let line):
            append("LINESTRING ")
            return append(wkt: line, decimals)
        case .polygon(let polygon):
            append("POLYGON ")
            return appendParenthesized(polygon.rightHanded.rings) { $0.append(wkt: $1, decimals) }
        case .multiPoint(let points):
            append("MULTIPOINT ")
            return appendParenthesized(points) { $0.append(wkt: [$1], decimals) }
        case .multiLineString(let lines):
            append("MULTILINESTRING ")
            return appendParenthesized(lines) { $0.append(wkt: $1, decimals) }
        case .multiPolygon(let polygons):
            append("MULTIPOLYGON ")
            return appendParenthesized(polygons) { buffer, polygon in
                buffer.appendParenthesized(polygon.rightHanded.rings) { $0.append(wkt: $1, decimals) }
            }
        }
    }

    private mutating func append(wkt line: [Coordinate], _ decimals: Int) -> Bool {
        appendParenthesized(line) { buffer, position in
            guard buffer.append(coordinate: position.longitude, decimals: decimals) else { return false }
            buffer.append(UInt8(ascii: " "))
            return buffer.append(coordinate: position.latitude, decimals: decimals)
        }
    }

    private mutating func appendParenthesized<Item>(
        _ items: [Item], _ body: (inout ByteBuffer, Item) -> Bool
    ) -> Bool {
        append(UInt8(ascii: "("))
        for (index, item) in items.enumerated() {
            if index > 0 { append(UInt8(ascii: ",")) }
            guard body(&self, item) else { return false }
        }
        append(UInt8(ascii: ")"))
        return true
    }
}
