import Gazetteer
import Geo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A small globe that shows where on Earth the map is: the sphere seen from far above the map's centre
/// (orthographic; J. P. Snyder, "Map Projections: A Working Manual", 1987, chapter 20).
struct GlobeInset {
    let center: Point
    let radius: Double
    private let view: (latitude: Double, longitude: Double)

    static let radius = 54.0
    /// Rings that are smaller, in degrees, are left out; others are thinned to half of it.
    private static let detail = 2.2

    private struct Vector {
        var x, y, z: Double
    }

    init(center: Point, looking at: Coordinate) {
        self.center = center
        radius = Self.radius
        view = (at.latitude * .pi / 180, at.longitude * .pi / 180)
    }

    var box: Rectangle { Rectangle(center: center, width: 2 * radius + 12, height: 2 * radius + 12) }

    /// - Parameter extent: the map's edge, a closed line of positions.
    func marks(extent: [Coordinate], gazetteer: Gazetteer) -> [Mark] {
        var land: [[Point]] = []
        for row in gazetteer.shapedRows where gazetteer[row].kind == .country {
            for polygon in gazetteer.shape(of: row)?.polygons ?? [] {
                if let ring = ring(of: polygon.outer) { land.append(ring) }
            }
        }
        let edge = extent.map(vector).map { point(of: $0) }
        let outline = Rectangle(around: edge) ?? Rectangle(center: center, width: 0, height: 0)
        let isTiny = max(outline.width, outline.height) < 7
        let frame = isTiny ? Rectangle(center: outline.center, width: 7, height: 7).corners : edge
        return [
            .circle(center: center, radius: radius + 2.5, Paint(fill: Palette.paper, fillOpacity: 0.9)),
            .circle(center: center, radius: radius, Paint(fill: Palette.sea)),
            .path(Path(rings: land), Paint(fill: Color(0xC9C3B6), stroke: Color(0xC9C3B6), width: 0.3)),
            .circle(center: center, radius: radius, Paint(stroke: Palette.frame, width: 0.8)),
            .path(
                Path(rings: [frame]), Paint(fill: Palette.accent, stroke: Palette.accent, width: 1.4, fillOpacity: 0.18)
            ),
        ]
    }

    private func ring(of positions: [Coordinate]) -> [Point]? {
        var kept: [Coordinate] = []
        for position in positions {
            if let last = kept.last, abs(position.longitude - last.longitude) < Self.detail / 2,
                abs(position.latitude - last.latitude) < Self.detail / 2
            {
                continue
            }
            kept.append(position)
        }
        guard kept.count > 3 else { return nil }
        let seen = cutAtHorizon(kept.map(vector))
        return seen.count > 2 ? seen.map { point(of: $0) }.simplified(tolerance: 0.3) : nil
    }

    /// The position with x to the right, y up, z towards the viewer.
    private func vector(_ position: Coordinate) -> Vector {
        let (lambda, phi) = (position.longitude * .pi / 180 - view.longitude, position.latitude * .pi / 180)
        return Vector(
            x: cos(phi) * sin(lambda), y: cos(view.latitude) * sin(phi) - sin(view.latitude) * cos(phi) * cos(lambda),
            z: sin(view.latitude) * sin(phi) + cos(view.latitude) * cos(phi) * cos(lambda))
    }

    private func point(of vector: Vector) -> Point {
        Point(x: center.x + vector.x * radius, y: center.y - vector.y * radius)
    }

    /// The part of the ring on the near side, closed along the horizon.
    private func cutAtHorizon(_ ring: [Vector]) -> [Vector] {
        guard var previous = ring.last else { return [] }
        var seen: [Vector] = []
        var left: Vector?
        var firstEntry: Vector?
        for vector in ring {
            if (previous.z >= 0) != (vector.z >= 0) {
                let crossing = horizon(between: previous, vector)
                if vector.z >= 0 {
                    if let left { seen += arc(from: left, to: crossing) } else { firstEntry = crossing }
                } else {
                    left = crossing
                }
                seen.append(crossing)
            }
            if vector.z >= 0 { seen.append(vector) }
            previous = vector
        }
        if let left, let firstEntry { seen += arc(from: left, to: firstEntry) }
        return seen
    }

    private func horizon(between start: Vector, _ end: Vector) -> Vector {
        let share = start.z / (start.z - end.z)
        let (x, y) = (start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
        let length = max(1e-9, (x * x + y * y).squareRoot())
        return Vector(x: x / length, y: y / length, z: 0)
    }

    /// Along the horizon, the shorter way.
    private func arc(from start: Vector, to end: Vector) -> [Vector] {
        let first = atan2(start.y, start.x)
        var turn = atan2(end.y, end.x) - first
        if turn > .pi { turn -= 2 * .pi }
        if turn < -.pi { turn += 2 * .pi }
        let steps = Int(abs(turn) / 0.1)
        return (0..<steps).map { step in
            let angle = first + turn * Double(step + 1) / Double(steps + 1)
            return Vector(x: cos(angle), y: sin(angle), z: 0)
        }
    }
}
