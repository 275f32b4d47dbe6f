import Geo

/// Reads `shapes/*.tsv`: polygons parted by ';', their rings by '/', each ring an encoded polyline.
extension Draft {
    private static let highestPrecision = 6

    mutating func readShapes(_ file: String, _ bytes: [UInt8]) {
        forEachTarget(file, bytes, columns: ["target", "precision", "geometry"], targetField: 0) {
            draft, row, place, problems in
            guard let precision = row.number(1, "precision", &problems), precision <= Self.highestPrecision else {
                problems.error(row.source, "precision: expected 0…\(Self.highestPrecision)")
                return
            }
            var polygons: [Polygon] = []
            for part in row.slice(2).split(separator: UInt8(ascii: ";")) {
                let rings = part.split(separator: UInt8(ascii: "/")).map {
                    EncodedPolyline.ring($0, precision: Int(precision))
                }
                guard let outer = rings.first ?? nil, !rings.contains(nil) else {
                    problems.error(row.source, "geometry: expected encoded polylines of at least three positions")
                    return
                }
                polygons.append(Polygon(outer: outer, holes: rings.dropFirst().compactMap { $0 }))
            }
            draft.shapes.append(DraftShape(place: place, geometry: polygons, precision: Int(precision)))
        }
    }
}
