import Geo

/// Google's encoded polyline algorithm: latitude before longitude, each as the difference to the position before, in
/// zigzag groups of five bits, the lowest first, in characters from 63 on.
enum EncodedPolyline {
    /// A closed ring; nil for bytes that are no such polyline or have fewer than three positions.
    static func ring(_ bytes: ArraySlice<UInt8>, precision: Int) -> [Coordinate]? {
        let scale = (0..<precision).reduce(1.0) { power, _ in power * 10 }
        var index = bytes.startIndex
        var latitude = 0
        var longitude = 0
        var ring: [Coordinate] = []
        while index < bytes.endIndex {
            guard let north = difference(bytes, &index), let east = difference(bytes, &index) else { return nil }
            latitude += north
            longitude += east
            let position = Coordinate(longitude: Double(longitude) / scale, latitude: Double(latitude) / scale)
            guard position.isValid else { return nil }
            ring.append(position)
        }
        guard ring.count >= 3 else { return nil }
        if ring[0] != ring[ring.count - 1] { ring.append(ring[0]) }
        return ring
    }

    private static func difference(_ bytes: ArraySlice<UInt8>, _ index: inout Int) -> Int? {
        var number = 0
        var shift = 0
        while index < bytes.endIndex, bytes[index] >= 63, shift <= 40 {
            let group = Int(bytes[index]) - 63
            index += 1
            number |= (group & 31) << shift
            if group < 32 { return number & 1 == 0 ? number >> 1 : ~(number >> 1) }
            shift += 5
        }
        return nil
    }
}
