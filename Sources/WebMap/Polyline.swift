import Geo

/// Google's polyline encoding, which the page decodes: a third of the size of the same numbers in JSON.
/// (Google Maps, "Encoded Polyline Algorithm Format".)
enum Polyline {
    /// Positions per degree.
    static let precision = 1000.0

    /// Every ring of every polygon; rings that collapse at this precision are left out.
    static func encode(_ geometry: Geometry) -> PropertyValue {
        let polygons: [Polygon]
        switch geometry {
        case .polygon(let polygon): polygons = [polygon]
        case .multiPolygon(let several): polygons = several
        default: polygons = []
        }
        return .array(
            polygons.compactMap { polygon in
                let rings = polygon.rings.compactMap(encode)
                return rings.isEmpty ? nil : .strings(rings)
            })
    }

    private static func encode(ring: [Coordinate]) -> String? {
        var bytes: [UInt8] = []
        var (latitude, longitude) = (0, 0)
        var count = 0
        for point in ring {
            let next = (Int((point.latitude * precision).rounded()), Int((point.longitude * precision).rounded()))
            if count > 0, next == (latitude, longitude) { continue }
            append(next.0 - latitude, to: &bytes)
            append(next.1 - longitude, to: &bytes)
            (latitude, longitude) = next
            count += 1
        }
        return count > 3 ? String(decoding: bytes, as: UTF8.self) : nil
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = number < 0 ? ~(number << 1) : number << 1
        while rest >= 0x20 {
            bytes.append(UInt8(0x20 | (rest & 0x1F)) + 63)
            rest >>= 5
        }
        bytes.append(UInt8(rest) + 63)
    }
}
