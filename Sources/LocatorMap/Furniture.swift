import Gazetteer
import Geo
import Projection

/// Scale bar and globe, each in the corner where it hides the least.
struct Furniture {
    private(set) var marks: [Mark] = []

    /// Maps that are wider, in metres, need no globe to be found.
    private static let widestWithGlobe = 6_500_000.0

    /// - Parameters:
    ///   - points: what should not be hidden.
    ///   - room: gets the boxes of both.
    init(sparing points: [Point], view: MapView, gazetteer: Gazetteer, room: inout Room) throws(ProjectionError) {
        func hidden(by box: Rectangle) -> Int { points.count(where: box.contains) }
        let frame = view.frame
        if view.width < Self.widestWithGlobe {
            let reach = GlobeInset.radius + 12
            let corners = [
                Point(x: frame.maxX - reach, y: frame.minY + reach),
                Point(x: frame.minX + reach, y: frame.minY + reach),
                Point(x: frame.maxX - reach, y: frame.maxY - reach),
                Point(x: frame.minX + reach, y: frame.maxY - reach),
            ]
            let middle = view.turnedPositions(of: [frame.center]).first ?? Coordinate(longitude: 0, latitude: 0)
            let globes = corners.map {
                GlobeInset(
                    center: $0,
                    looking: Coordinate(
                        longitude: middle.longitude + view.centralMeridian, latitude: middle.latitude))
            }
            if let globe = globes.min(by: { hidden(by: $0.box) < hidden(by: $1.box) }) {
                let edge = frame.edgePoints(each: 20)
                let extent = view.turnedPositions(of: edge).map {
                    Coordinate(longitude: $0.longitude + view.centralMeridian, latitude: $0.latitude)
                }
                marks += globe.marks(extent: extent, gazetteer: gazetteer)
                room.keep(globe.box)
            }
        }
        if let bar = try ScaleBar(view) {
            let y = frame.maxY - 14
            let origins = [Point(x: frame.minX + 18, y: y), Point(x: frame.maxX - 18 - bar.length, y: y)]
            let free = origins.filter { room.conflicts(of: bar.box(at: $0)).isEmpty }
            let origin = free.min { hidden(by: bar.box(at: $0)) < hidden(by: bar.box(at: $1)) } ?? origins[0]
            marks += bar.marks(at: origin)
            room.keep(bar.box(at: origin))
        }
    }
}

extension Rectangle {
    /// Points along the four sides, closed.
    fileprivate func edgePoints(each count: Int) -> [Point] {
        let corners = corners
        return corners.indices.flatMap { index in
            (0..<count).map { step in
                let share = Double(step) / Double(count)
                return corners[index] * (1 - share) + corners[(index + 1) % 4] * share
            }
        }
    }
}
