import Geo
import Shapes

/// Cuts many boxes out of one large area: the map is halved until few boxes touch a half, so that no box is cut out of
/// more of the area than lies near it.
struct SeaCutter {
    /// None crosses the antimeridian.
    private var boxes: [(place: Int, box: BoundingBox)] = []
    private var pieces: [Int: [Geometry]] = [:]

    private static let smallestSide = 10.0

    /// A box that crosses the antimeridian is cut as two.
    mutating func add(_ box: BoundingBox, of place: Int) {
        if box.crossesAntimeridian {
            boxes.append((place, BoundingBox(west: box.west, south: box.south, east: 180, north: box.north)))
            boxes.append((place, BoundingBox(west: -180, south: box.south, east: box.east, north: box.north)))
        } else {
            boxes.append((place, box))
        }
    }

    /// The parts of the area inside the boxes of each place, which touch where the map was halved.
    mutating func cut(_ area: [Polygon]) throws(ShapeError) -> [Int: [Geometry]] {
        guard !area.isEmpty else { return [:] }
        let world = BoundingBox(west: -180, south: -90, east: 180, north: 90)
        try cut(.multiPolygon(area), inside: world, boxes)
        return pieces
    }

    private mutating func cut(
        _ area: Geometry, inside cell: BoundingBox, _ boxes: [(place: Int, box: BoundingBox)]
    ) throws(ShapeError) {
        let touching = boxes.compactMap { entry in
            entry.box.intersection(cell).map { (place: entry.place, box: $0) }
        }
        guard !touching.isEmpty else { return }
        let (width, height) = (cell.east - cell.west, cell.north - cell.south)
        if touching.count == 1 || max(width, height) <= Self.smallestSide {
            for entry in touching {
                if let piece = try area.clipped(to: entry.box) { pieces[entry.place, default: []].append(piece) }
            }
            return
        }
        var (low, high) = (cell, cell)
        if width > height {
            low.east = cell.west + width / 2
            high.west = low.east
        } else {
            low.north = cell.south + height / 2
            high.south = low.north
        }
        for half in [low, high] where touching.contains(where: { $0.box.intersection(half) != nil }) {
            if let part = try area.clipped(to: half) { try cut(part, inside: half, touching) }
        }
    }
}

extension BoundingBox {
    /// The common part of two boxes that do not cross the antimeridian; nil when they share no area.
    fileprivate func intersection(_ other: BoundingBox) -> BoundingBox? {
        let common = BoundingBox(
            west: max(west, other.west), south: max(south, other.south), east: min(east, other.east),
            north: min(north, other.north))
        return common.west < common.east && common.south < common.north ? common : nil
    }
}
