import Geo

extension Geometry {
    /// The geometry cut at the antimeridian, as RFC 7946, 3.1.9 asks, with longitudes in -180…180. A step of more than 180°
    /// between neighbouring positions is taken to go the shorter way round; a ring that winds about a pole is closed along it.
    /// nil when nothing is left. O(n), plus GEOS's intersection for what really crosses.
    public func splitAtAntimeridian() throws(ShapeError) -> Geometry? {
        guard reachesAntimeridian else { return self }
        switch self {
        case .point(let point): return .point(point.wrapped)
        case .multiPoint(let points): return .multiPoint(points.map(\.wrapped))
        case .lineString(let line): return try Self.cut(.lineString(unwrapped(line)))
        case .multiLineString(let lines): return try Self.cut(.multiLineString(lines.map(unwrapped)))
        case .polygon(let polygon): return try Self.split(polygon)
        case .multiPolygon(let polygons):
            var parts: [Polygon] = []
            for polygon in polygons { parts += try Self.split(polygon)?.polygons ?? [] }
            return parts.isEmpty ? nil : parts.count == 1 ? .polygon(parts[0]) : .multiPolygon(parts)
        }
    }

    /// The geometry, whose longitudes may go on beyond 180, cut at the antimeridian; steps are taken as they are, however long.
    public func wrappedIntoRange() throws(ShapeError) -> Geometry? {
        let isInside = coordinates.allSatisfy { abs($0.longitude) <= 180 }
        return isInside ? self : try Self.cut(self)
    }

    private var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        default: []
        }
    }

    private var reachesAntimeridian: Bool {
        func crosses(_ line: [Coordinate]) -> Bool {
            zip(line, line.dropFirst()).contains { wrapsAround($0.longitude, $1.longitude) }
                || line.contains { abs($0.longitude) > 180 }
        }
        return switch self {
        case .point(let point): crosses([point])
        case .multiPoint(let points): points.contains { abs($0.longitude) > 180 }
        case .lineString(let line): crosses(line)
        case .multiLineString(let lines): lines.contains(where: crosses)
        case .polygon(let polygon): polygon.rings.contains(where: crosses)
        case .multiPolygon(let polygons): polygons.contains { $0.rings.contains(where: crosses) }
        }
    }

    private static func split(_ polygon: Polygon) throws(ShapeError) -> Geometry? {
        guard Geometry.polygon(polygon).reachesAntimeridian else { return .polygon(polygon) }
        let outer = closedAlongPole(unwrapped(polygon.outer))
        let middle = (outer.lazy.map(\.longitude).min() ?? 0) + (outer.lazy.map(\.longitude).max() ?? 0)
        let holes = polygon.holes.map { hole in
            let hole = closedAlongPole(unwrapped(hole))
            let holeMiddle = (hole.lazy.map(\.longitude).min() ?? 0) + (hole.lazy.map(\.longitude).max() ?? 0)
            let turns = ((middle - holeMiddle) / 720).rounded()
            return hole.map { Coordinate(longitude: $0.longitude + turns * 360, latitude: $0.latitude) }
        }
        return try cut(.polygon(Polygon(outer: outer, holes: holes)))
    }

    /// Cuts an unwrapped geometry at every odd multiple of 180° and shifts the pieces into -180…180.
    private static func cut(_ geometry: Geometry) throws(ShapeError) -> Geometry? {
        let longitudes = geometry.coordinates.map(\.longitude)
        guard let west = longitudes.min(), let east = longitudes.max() else { return nil }
        let sound = try geometry.madeValid() ?? geometry
        var pieces: [Geometry] = []
        for turn in Int(((west + 180) / 360).rounded(.down))...Int(((east + 180) / 360).rounded(.down)) {
            let shift = Double(turn) * 360
            let world = BoundingBox(west: shift - 180, south: -90, east: shift + 180, north: 90)
            guard let piece = try sound.intersection(.polygon(world.polygon)) else { continue }
            pieces.append(piece.shifted(by: -shift))
        }
        return pieces.gathered(like: geometry)
    }

    private func shifted(by degrees: Double) -> Geometry {
        mapped { Coordinate(longitude: $0.longitude + degrees, latitude: $0.latitude) }
    }
}

extension [Geometry] {
    /// The pieces of the model's dimension in one geometry; slivers of a lower dimension are dropped.
    fileprivate func gathered(like model: Geometry) -> Geometry? {
        switch model {
        case .point(let point): return .point(point.wrapped)
        case .multiPoint(let points): return .multiPoint(points.map(\.wrapped))
        case .lineString, .multiLineString:
            let lines = flatMap { piece -> [[Coordinate]] in
                switch piece {
                case .lineString(let line): [line]
                case .multiLineString(let lines): lines
                default: []
                }
            }
            return lines.isEmpty ? nil : lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
        default:
            let polygons = flatMap { piece -> [Polygon] in
                switch piece {
                case .polygon(let polygon): [polygon]
                case .multiPolygon(let polygons): polygons
                default: []
                }
            }
            return polygons.isEmpty ? nil : polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons)
        }
    }
}

extension Coordinate {
    fileprivate var wrapped: Coordinate {
        guard abs(longitude) > 180 else { return self }
        return Coordinate(longitude: longitude - 360 * (longitude / 360).rounded(), latitude: latitude)
    }
}

/// A step of more than half a turn, other than the one along the edge of a flat map, from -180 to 180 exactly.
private func wrapsAround(_ here: Double, _ next: Double) -> Bool {
    abs(here - next) > 180 && !(abs(here) == 180 && abs(next) == 180)
}

/// Each position moved by whole turns so that it lies within 180° of the one before.
private func unwrapped(_ line: [Coordinate]) -> [Coordinate] {
    guard var previous = line.first?.longitude else { return [] }
    return line.map { position in
        let turns = wrapsAround(previous, position.longitude) ? ((previous - position.longitude) / 360).rounded() : 0
        previous = position.longitude + turns * 360
        return Coordinate(longitude: previous, latitude: position.latitude)
    }
}

/// Closes a ring that came back a whole turn away by way of the nearer pole.
private func closedAlongPole(_ ring: [Coordinate]) -> [Coordinate] {
    guard let first = ring.first, let last = ring.last, abs(last.longitude - first.longitude) > 180 else { return ring }
    let pole: Double = ring.reduce(0) { $0 + $1.latitude } < 0 ? -90 : 90
    return ring + [
        Coordinate(longitude: last.longitude, latitude: pole),
        Coordinate(longitude: first.longitude, latitude: pole), first,
    ]
}
