import Gazetteer
import Geo
import Shapes

/// Shapes of the gazetteer, turned to the map's central meridian and cut to its window.
struct AreaReader {
    let gazetteer: Gazetteer
    let meridian: Double
    let window: BoundingBox

    init(_ gazetteer: Gazetteer, view: MapView) {
        self.gazetteer = gazetteer
        meridian = view.centralMeridian
        window = view.window
    }

    /// The polygons of the place that are in the window; longitudes count from the central meridian.
    func polygons(of row: PlaceRow) throws(ShapeError) -> [Polygon] {
        if let box = gazetteer.box(of: row), !isInWindow(box) { return [] }
        guard let shape = gazetteer.shape(of: row) else { return [] }
        var kept: [Polygon] = []
        for polygon in shape.polygons {
            for turn in [-360.0, 0, 360] { try add(polygon, turnedBy: turn - meridian, to: &kept) }
        }
        return kept
    }

    /// The water around a sea's own point, coarsely, for its name: the shapes of seas are cut from the oceans by boxes, so that
    /// they have parts beyond an isthmus, and thousands of islands.
    /// - Parameter detail: what may be lost, in degrees.
    func water(of row: PlaceRow, detail: Double) throws(ShapeError) -> [Polygon] {
        if let box = gazetteer.box(of: row), !isInWindow(box) { return [] }
        let point = gazetteer[row].coordinate
        let parts = gazetteer.shape(of: row)?.polygons ?? []
        let largest = parts.max { $0.outer.count < $1.outer.count }
        guard let part = parts.first(where: { $0.outer.surrounds(point) }) ?? largest else { return [] }
        let coarse = Polygon(
            outer: part.outer.thinned(to: detail),
            holes: part.holes.map { $0.thinned(to: detail) }.filter { $0.count > 5 })
        var kept: [Polygon] = []
        for turn in [-360.0, 0, 360] { try add(coarse, turnedBy: turn - meridian, to: &kept) }
        return kept
    }

    private func isInWindow(_ box: BoundingBox) -> Bool {
        guard box.north >= window.south, box.south <= window.north else { return false }
        let width = box.east - box.west + (box.crossesAntimeridian ? 360 : 0)
        return [-360.0, 0, 360, 720].contains { turn in
            let west = box.west - meridian + turn - 360
            return west <= window.east && west + width >= window.west
        }
    }

    private func add(_ polygon: Polygon, turnedBy degrees: Double, to kept: inout [Polygon]) throws(ShapeError) {
        var box = BoundingBox(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)
        for position in polygon.outer {
            box.west = min(box.west, position.longitude + degrees)
            box.east = max(box.east, position.longitude + degrees)
            box.south = min(box.south, position.latitude)
            box.north = max(box.north, position.latitude)
        }
        guard box.west < window.east, box.east > window.west, box.south < window.north, box.north > window.south else {
            return
        }
        let turned = Polygon(
            outer: polygon.outer.map { turn($0, by: degrees) },
            holes: polygon.holes.map { $0.map { turn($0, by: degrees) } })
        let isInside =
            box.west >= window.west && box.east <= window.east && box.south >= window.south && box.north <= window.north
        if isInside {
            kept.append(turned)
        } else {
            kept += try Geometry.polygon(turned).cut(to: window)?.polygons ?? []
        }
    }

    /// The tables stop a little short of the antimeridian and the south pole.
    private func turn(_ position: Coordinate, by degrees: Double) -> Coordinate {
        let longitude = abs(position.longitude) >= 179.9 ? (position.longitude < 0 ? -180.0 : 180) : position.longitude
        return Coordinate(
            longitude: longitude + degrees, latitude: position.latitude <= -89.9 ? -90 : position.latitude)
    }
}

extension [Coordinate] {
    /// Whether the point is inside the ring, by counting crossings (W. R. Franklin's PNPOLY). O(n)
    fileprivate func surrounds(_ point: Coordinate) -> Bool {
        guard var previous = last else { return false }
        var isInside = false
        for position in self {
            if (position.latitude > point.latitude) != (previous.latitude > point.latitude) {
                let share = (point.latitude - position.latitude) / (previous.latitude - position.latitude)
                if point.longitude < position.longitude + (previous.longitude - position.longitude) * share {
                    isInside.toggle()
                }
            }
            previous = position
        }
        return isInside
    }

    /// Without positions that are nearer to the one before than `step` in both directions. The last one stays.
    func thinned(to step: Double) -> [Coordinate] {
        guard var previous = first, let last, count > 1 else { return self }
        var kept = [previous]
        for position in self[1..<count - 1] {
            if abs(position.latitude - previous.latitude) < step, abs(position.longitude - previous.longitude) < step {
                continue
            }
            kept.append(position)
            previous = position
        }
        kept.append(last)
        return kept
    }
}
