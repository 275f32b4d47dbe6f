import Geo

/// Lines of the globe on the page: thinned to what can be seen there, and bent as the projection bends them.
struct LineDrawer {
    private let view: MapView
    /// What a pixel is in degrees of latitude, about.
    private let pixel: Double
    /// Longer steps than this, in degrees, get positions in between.
    private let longestStep: Double
    /// On a map about a pole a step across the antimeridian is a short one.
    private let isRound: Bool

    /// How far a line may move, in pixels.
    private static let tolerance = 0.5

    init(_ view: MapView) {
        self.view = view
        pixel = view.scale / 111_320
        longestStep = max(0.02, min(2, 12 * pixel))
        isRound = view.isRound
    }

    /// Longitudes count from the central meridian. What cannot be expressed is left out.
    func points(of line: [Coordinate]) -> [Point] {
        view.points(ofTurned: bent(line.thinned(to: pixel * 0.35))).filter { $0.x.isFinite && $0.y.isFinite }
            .simplified(tolerance: Self.tolerance)
    }

    /// A closed ring, which must not shrink to a line: nil for one that is too small to be seen.
    func ring(of ring: [Coordinate]) -> [Point]? {
        guard ring.count > 3 else { return nil }
        let points = view.points(ofTurned: bent(ring.thinned(to: pixel * 0.35))).filter {
            $0.x.isFinite && $0.y.isFinite
        }
        // Simplified in two halves, as a ring's first and last position are one.
        let middle = points.count / 2
        guard middle > 0 else { return nil }
        let halves = [Array(points[...middle]), Array(points[middle...])].map {
            $0.simplified(tolerance: Self.tolerance)
        }
        let simple = halves[0] + halves[1].dropFirst()
        guard simple.count > 2, let box = Rectangle(around: simple), max(box.width, box.height) > 2.2 else {
            return nil
        }
        return simple
    }

    private func bent(_ line: [Coordinate]) -> [Coordinate] {
        guard var previous = line.first else { return line }
        var bent = [previous]
        bent.reserveCapacity(line.count)
        for position in line.dropFirst() {
            let across = position.longitude - previous.longitude
            let step = Coordinate(
                longitude: isRound ? across.wrappedLongitude : across, latitude: position.latitude - previous.latitude)
            let pieces = Int((max(abs(step.longitude), abs(step.latitude)) / longestStep).rounded(.up))
            for piece in 1..<max(2, pieces) where pieces > 1 {
                let share = Double(piece) / Double(pieces)
                bent.append(
                    Coordinate(
                        longitude: previous.longitude + step.longitude * share,
                        latitude: previous.latitude + step.latitude * share))
            }
            bent.append(position)
            previous = position
        }
        return bent
    }
}
