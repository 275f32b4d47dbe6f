import Geo

/// Each call answers false, and leaves the buffer unfinished, when a coordinate is not a finite number in range.
extension ByteBuffer {
    mutating func append(geoJSON geometry: Geometry, decimals: Int) -> Bool {
        let isWritten: Bool
        switch geometry {
        case .point(let point):
            append(#"{"type":"Point","coordinates":"#)
            isWritten = append(position: point, decimals: decimals)
        case .multiPoint(let points):
            append(#"{"type":"MultiPoint","coordinates":"#)
            isWritten = append(positions: points, decimals: decimals)
        case .lineString(let line):
            append(#"{"type":"LineString","coordinates":"#)
            isWritten = append(positions: line, decimals: decimals)
        case .multiLineString(let lines):
            append(#"{"type":"MultiLineString","coordinates":"#)
            isWritten = appendList(of: lines) { $0.append(positions: $1, decimals: decimals) }
        case .polygon(let polygon):
            append(#"{"type":"Polygon","coordinates":"#)
            isWritten = append(rings: polygon, decimals: decimals)
        case .multiPolygon(let polygons):
            append(#"{"type":"MultiPolygon","coordinates":"#)
            isWritten = appendList(of: polygons) { $0.append(rings: $1, decimals: decimals) }
        }
        append(UInt8(ascii: "}"))
        return isWritten
    }

    /// Outer ring counter-clockwise, holes clockwise, whichever way they came.
    private mutating func append(rings polygon: Polygon, decimals: Int) -> Bool {
        append(UInt8(ascii: "["))
        let isOuterReversed = Polygon.signedArea(of: polygon.outer) < 0
        guard append(ring: polygon.outer, isReversed: isOuterReversed, decimals: decimals) else { return false }
        for hole in polygon.holes {
            append(UInt8(ascii: ","))
            let isReversed = Polygon.signedArea(of: hole) > 0
            guard append(ring: hole, isReversed: isReversed, decimals: decimals) else { return false }
        }
        append(UInt8(ascii: "]"))
        return true
    }

    private mutating func append(ring: [Coordinate], isReversed: Bool, decimals: Int) -> Bool {
        isReversed
            ? append(positions: ring.reversed(), decimals: decimals) : append(positions: ring, decimals: decimals)
    }

    private mutating func append(positions: some Sequence<Coordinate>, decimals: Int) -> Bool {
        appendList(of: positions) { $0.append(position: $1, decimals: decimals) }
    }

    private mutating func appendList<Item>(
        of items: some Sequence<Item>, _ body: (inout ByteBuffer, Item) -> Bool
    ) -> Bool {
        append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if !isFirst { append(UInt8(ascii: ",")) }
            isFirst = false
            guard body(&self, item) else { return false }
        }
        append(UInt8(ascii: "]"))
        return true
    }

    mutating func append(position: Coordinate, decimals: Int) -> Bool {
        append(UInt8(ascii: "["))
        guard append(coordinate: position.longitude, decimals: decimals) else { return false }
        append(UInt8(ascii: ","))
        guard append(coordinate: position.latitude, decimals: decimals) else { return false }
        append(UInt8(ascii: "]"))
        return true
    }

    /// A coordinate rounded to `decimals` decimals, without trailing zeros and without a minus before zero.
    @inline(__always)
    mutating func append(coordinate value: Double, decimals: Int) -> Bool {
        guard abs(value) < 1e12 else { return false }
        let scaled = value * Double(Self.powersOfTen(decimals))
        append(scaled: Int64(scaled + (scaled < 0 ? -0.5 : 0.5)), decimals: decimals)
        return true
    }
}
