import Geo
import Projection

/// A bar of kilometres, true at the map's centre.
struct ScaleBar {
    let kilometres: Double
    /// In pixels.
    let length: Double

    private static let longest = 170.0

    /// - Throws: `ProjectionError` when PROJ is missing.
    init?(_ view: MapView) throws(ProjectionError) {
        guard !view.isWorld else { return nil }
        let center = view.frame.center
        let ends = view.turnedPositions(of: [
            Point(x: center.x - 20, y: center.y), Point(x: center.x + 20, y: center.y),
        ])
        guard ends.count == 2 else { return nil }
        let metres = try Geodesic().inverse(from: ends[0], to: ends[1]).distance / 40
        let room = metres * Self.longest / 1000
        var unit = 1.0
        while unit * 10 <= room { unit *= 10 }
        while unit > room { unit /= 10 }
        kilometres = [5, 2.5, 2, 1].map { $0 * unit }.first { $0 <= room } ?? unit
        length = kilometres * 1000 / metres
    }

    /// - Parameter origin: the bar's left end.
    func marks(at origin: Point) -> [Mark] {
        let half = origin + Point(x: length / 2, y: 0)
        let end = origin + Point(x: length, y: 0)
        let line = Paint(stroke: Palette.ink, width: 1.4)
        let text = kilometres == kilometres.rounded() ? "\(Int(kilometres)) km" : "\(kilometres) km"
        let ticks = [(origin, 6.0), (half, 4), (end, 6)].map { [$0.0, $0.0 - Point(x: 0, y: $0.1)] }
        return [
            .path(Path(lines: [[origin, end]] + ticks), Paint(stroke: Palette.focus, width: 4, strokeOpacity: 0.8)),
            .path(Path(lines: [[origin, end]] + ticks), line),
            .caption(
                Caption(
                    text: text, at: half - Point(x: 0, y: 9), anchor: .middle, size: 11.5, color: Palette.ink,
                    halo: Palette.focus)),
        ]
    }

    func box(at origin: Point) -> Rectangle {
        Rectangle(minX: origin.x - 6, minY: origin.y - 24, maxX: origin.x + length + 6, maxY: origin.y + 6)
    }
}
