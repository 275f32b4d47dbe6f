import Geo

/// Reads `shapes/*.tsv`: polygons parted by ';', their rings by '/', each ring an encoded polyline. The target `ocean` is
/// the world's ocean, of which seas are cut.
extension Draft {
    private static let highestPrecision = 6

    mutating func readShapes(_ file: String, _ bytes: [UInt8]) {
        let table = TextTable(file: file, bytes: bytes, columns: ["target", "precision", "geometry"])
        var problems = self.problems
        table.forEachRow(&problems) { row, problems in
            if row.text(0) == "ocean" {
                ocean = polygons(row, &problems)?.polygons ?? []
            } else if let place = place(row, field: 0, &problems), let shape = polygons(row, &problems) {
                shapes.append(DraftShape(place: place, geometry: shape.polygons, precision: shape.precision))
            }
        }
        self.problems = problems
    }

    private func polygons(_ row: TextRow, _ problems: inout BuildProblems) -> (polygons: [Polygon], precision: Int)? {
        guard let precision = row.number(1, "precision", &problems), precision <= Self.highestPrecision else {
            problems.error(row.source, "precision: expected 0…\(Self.highestPrecision)")
            return nil
        }
        var polygons: [Polygon] = []
        for part in row.slice(2).split(separator: UInt8(ascii: ";")) {
            let rings = part.split(separator: UInt8(ascii: "/")).map {
                EncodedPolyline.ring($0, precision: Int(precision))
            }
            guard let outer = rings.first ?? nil, !rings.contains(nil) else {
                problems.error(row.source, "geometry: expected encoded polylines of at least three positions")
                return nil
            }
            polygons.append(Polygon(outer: outer, holes: rings.dropFirst().compactMap { $0 }))
        }
        return (polygons, Int(precision))
    }
}
