import Gazetteer
import Geo

/// Where most of what an article names lies: the smallest circle on the globe that holds at least four fifths of the
/// mentions, and what is near it.
struct PlaceSpread {
    /// Positions that the map has to show, at least one; empty when there are no places.
    private(set) var positions: [Coordinate] = []

    /// The share of the mentions that the map has to show.
    private static let share = 0.8
    /// What lies a little outside the circle is taken in.
    private static let reach = 1.3
    /// The most places that are weighed against each other.
    private static let mostItems = 120
    /// Areas wider than this many metres do not say where an article is.
    private static let widestArea: Float = 2_500_000

    private struct Item {
        var weight: Double
        var point: Coordinate
        /// The outline of an area, coarsely; empty for a point.
        var outline: [Coordinate]
        var box: BoundingBox?
        /// Half its greatest extent in metres.
        var radius: Double

        func distance(from center: Coordinate) -> Double {
            guard let box else { return center.distance(to: point) }
            if box.contains(center) { return 0 }
            return outline.reduce(center.distance(to: point)) { min($0, center.distance(to: $1)) }
        }
    }

    init(of places: [MappedPlace], gazetteer: Gazetteer) {
        let sure = places.filter { $0.confidence >= 0.5 }
        let heaviest = (sure.isEmpty ? places : sure).sorted { $0.weight > $1.weight }.prefix(Self.mostItems)
        let all = heaviest.map { Self.item($0, gazetteer) }
        let local = all.filter { $0.radius <= Double(Self.widestArea) }
        let items = local.isEmpty ? all : local
        guard let (center, radius) = Self.smallestCircle(of: items) else { return }
        let near = items.filter { $0.distance(from: center) <= max(radius * Self.reach, 30_000) }
        // An area wider than the circle is shown in part, unless there are only areas.
        let points = near.filter { $0.box == nil }
        for item in near {
            if item.box == nil {
                positions.append(item.point)
            } else if points.isEmpty || item.radius <= max(radius, 60_000) {
                positions += item.outline
            }
        }
        if positions.isEmpty { positions = near.map(\.point) }
    }

    private static func smallestCircle(of items: [Item]) -> (Coordinate, Double)? {
        let needed = items.reduce(0) { $0 + $1.weight } * share
        var best: (center: Coordinate, radius: Double)?
        for center in items.map(\.point) {
            let distances = items.map { ($0.distance(from: center), $0.weight) }.sorted { $0.0 < $1.0 }
            var held = 0.0
            for (distance, weight) in distances {
                held += weight
                guard held >= needed else { continue }
                if distance < best?.radius ?? .infinity { best = (center, distance) }
                break
            }
        }
        return best
    }

    private static func item(_ place: MappedPlace, _ gazetteer: Gazetteer) -> Item {
        var item = Item(weight: place.weight, point: place.position, outline: [], box: nil, radius: 0)
        guard let row = place.row, let kind = place.kind else { return item }
        item.weight *= share(of: kind, isCapital: gazetteer[row].isCapital)
        guard kind.isDrawnAsArea, let shape = gazetteer.shape(of: row) else { return item }
        item.outline = shape.mainOutline(vertices: 24)
        item.box = BoundingBox(around: item.outline)
        item.radius = Double(gazetteer[row].radius)
        return item
    }

    /// How much a mention says of where an article is: a country stands for its state more often than for its land, a capital
    /// often for its government, and a sea is named by those who live far from it.
    private static func share(of kind: PlaceKind, isCapital: Bool) -> Double {
        switch kind {
        case .country, .ocean: 0.25
        case .city where isCapital: 0.5
        default: 1
        }
    }
}

extension PlaceKind {
    /// Whether the place is an area on the map, where it is large enough for one.
    var isDrawnAsArea: Bool {
        switch self {
        case .country, .admin1, .admin2, .continent, .macroRegion, .disputed, .historical, .ocean, .lake, .island,
            .landform:
            true
        case .city, .section, .postal, .river, .site, .airport: false
        }
    }
}

extension Geometry {
    var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        default: []
        }
    }

    /// Vertices of the polygons that are at least a quarter as large as the largest: France without its overseas parts.
    func mainOutline(vertices: Int) -> [Coordinate] {
        let areas = polygons.map { abs(Polygon.signedArea(of: $0.outer)) }
        let largest = areas.max() ?? 0
        let main = zip(polygons, areas).filter { $0.1 >= largest / 4 }.map(\.0.outer)
        let step = max(1, main.reduce(0) { $0 + $1.count } / vertices)
        return main.flatMap { ring in stride(from: 0, to: ring.count, by: step).map { ring[$0] } }
    }
}
