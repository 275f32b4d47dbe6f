import Geo
import Mapping

/// A shape's bytes: numbers of polygons, then of each polygon's rings, then of each ring's positions (varints), each
/// position as the difference to the one before (zigzag varints, longitude first) in units of 10^-precision degrees.
/// The last position of a ring, which equals its first, is left out; the first of a ring differs from the shape's last.
enum ShapeCoding {
    /// Returns nothing for rings that have collapsed at this precision.
    static func encode(_ polygons: [Polygon], precision: Int) -> [UInt8] {
        let scale = pow10(precision)
        var last = (longitude: Int64(0), latitude: Int64(0))
        var bytes: [UInt8] = []
        let kept = polygons.map { polygon in
            polygon.rings.map { units(of: $0, scale: scale) }.enumerated()
                .filter { $0.offset == 0 || $0.element.count >= 3 }.map(\.element)
        }.filter { $0[0].count >= 3 }
        bytes.appendVarint(UInt64(kept.count))
        for rings in kept {
            bytes.appendVarint(UInt64(rings.count))
            for ring in rings {
                bytes.appendVarint(UInt64(ring.count))
                for position in ring {
                    appendSigned(position.0 - last.longitude, to: &bytes)
                    appendSigned(position.1 - last.latitude, to: &bytes)
                    last = position
                }
            }
        }
        return bytes
    }

    private static func appendSigned(_ number: Int64, to bytes: inout [UInt8]) {
        bytes.appendVarint(UInt64(bitPattern: number << 1 ^ number >> 63))
    }

    /// Positions in units, repetitions and the closing one left out.
    private static func units(of ring: [Coordinate], scale: Double) -> [(Int64, Int64)] {
        var positions: [(Int64, Int64)] = []
        for coordinate in ring {
            let position = (
                Int64((coordinate.longitude * scale).rounded()), Int64((coordinate.latitude * scale).rounded())
            )
            if let last = positions.last, last == position { continue }
            positions.append(position)
        }
        if positions.count > 1, positions[0] == positions[positions.count - 1] { positions.removeLast() }
        return positions
    }

    /// O(bytes). Bytes that are none give fewer polygons.
    static func decode(_ bytes: UnsafeRawBufferPointer, precision: Int) -> [Polygon] {
        let scale = pow10(precision)
        var reader = VarintReader(bytes)
        var last = (longitude: Int64(0), latitude: Int64(0))
        func count(_ reader: inout VarintReader) -> Int {
            Int(clamping: min(reader.varint(), UInt64(bytes.count - reader.offset)))
        }
        return (0..<count(&reader)).map { _ in
            let rings = (0..<count(&reader)).map { _ in
                let size = count(&reader)
                var ring: [Coordinate] = []
                ring.reserveCapacity(size + 1)
                for _ in 0..<size {
                    last.longitude &+= reader.signedVarint()
                    last.latitude &+= reader.signedVarint()
                    ring.append(
                        Coordinate(longitude: Double(last.longitude) / scale, latitude: Double(last.latitude) / scale))
                }
                if let first = ring.first { ring.append(first) }
                return ring
            }
            return Polygon(outer: rings.first ?? [], holes: Array(rings.dropFirst()))
        }
    }

    private static func pow10(_ exponent: Int) -> Double {
        (0..<min(max(0, exponent), 9)).reduce(1.0) { power, _ in power * 10 }
    }
}
