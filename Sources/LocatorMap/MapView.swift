import Geo
import Projection

/// How the globe is laid on the page: the projection that suits the extent, and the frame's scale.
struct MapView {
    enum Kind: String {
        case lambertConformal = "Lambert conformal conic projection"
        case mercator = "Mercator projection"
        case azimuthal = "Lambert azimuthal equal-area projection"
        case world = "Equal Earth projection"
    }

    let projection: Kind
    /// PROJ's words, about a central meridian of 0: longitudes are turned before.
    let definition: String
    let centralMeridian: Double
    let frame: Rectangle
    /// Metres a pixel on the plane of the projection.
    let scale: Double
    /// The box of longitudes from the central meridian, and of latitudes, that holds the frame with a little more around it.
    private(set) var window = BoundingBox(west: -180, south: -90, east: 180, north: 90)
    private let plane: MapProjection
    /// x and y in metres of the frame's centre.
    private let center: Coordinate

    static let pageWidth = 1000.0
    private static let aspect = 4.0 / 3.0
    /// The narrowest map, in metres: about a single place.
    private static let narrowest = 400_000.0
    /// From this width on, in metres, the whole world is shown.
    private static let worldwide = 12_500_000.0
    private static let continental = 3_300_000.0

    /// The map that shows all positions; the world without any.
    /// - Parameters:
    ///   - left: where the frame begins.
    ///   - width: the frame's width in pixels.
    init(showing positions: [Coordinate], left: Double, top: Double, width: Double) throws(ProjectionError) {
        var middle = Coordinate.middle(of: positions)
        var extent = (width: Double.infinity, height: Double.infinity)
        for _ in 0..<2 where !positions.isEmpty {
            let local = try MapProjection("+proj=laea +lat_0=\(middle.latitude) +lon_0=\(middle.longitude)")
            guard let box = Self.box(of: positions, in: local) else { break }
            var center = [Coordinate(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)]
            local.inverse(&center)
            guard center[0].isValid else { break }
            extent = (box.east - box.west, box.north - box.south)
            middle = center[0]
        }
        let span = max(extent.width, extent.height * Self.aspect) * 1.3
        projection = Self.projection(for: middle, width: max(span, Self.narrowest))
        definition = Self.definition(of: projection, at: middle.latitude, height: span / Self.aspect)
        centralMeridian = projection == .world ? Self.worldMeridian(positions) : middle.longitude
        plane = try MapProjection(definition)
        guard projection != .world else {
            let outline = Self.outline(south: positions.contains { $0.latitude < -57 } ? -90 : -58, north: 84)
            let box = Self.box(of: outline, in: plane) ?? BoundingBox(west: -1, south: -1, east: 1, north: 1)
            scale = (box.east - box.west) / width
            center = Coordinate(longitude: 0, latitude: (box.south + box.north) / 2)
            frame = Rectangle(
                minX: left, minY: top, maxX: left + width, maxY: top + (box.north - box.south) / scale)
            window = BoundingBox(west: -180, south: outline[0].latitude, east: 180, north: 84)
            return
        }
        let meridian = centralMeridian
        let turned = positions.map { $0.turned(to: meridian) }
        let box = Self.box(of: turned, in: plane) ?? BoundingBox(west: 0, south: 0, east: 0, north: 0)
        let metres = max(
            (box.east - box.west) * 1.24, (box.north - box.south) * 1.28 * Self.aspect, Self.narrowest)
        scale = metres / width
        center = Coordinate(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
        frame = Rectangle(minX: left, minY: top, maxX: left + width, maxY: top + (width / Self.aspect).rounded())
        window = windowAroundFrame()
    }

    var isWorld: Bool { projection == .world }

    /// Whether the map goes all round a pole.
    var isRound: Bool { !isWorld && window.east - window.west >= 360 }

    /// The frame's width in metres on the plane.
    var width: Double { frame.width * scale }

    /// Positions whose longitudes count from the central meridian, on the page; infinite where they cannot be expressed.
    func points(ofTurned positions: [Coordinate]) -> [Point] {
        var positions = positions
        plane.forward(&positions)
        let (middle, scale, center) = (frame.center, scale, center)
        return positions.map {
            Point(
                x: middle.x + ($0.longitude - center.longitude) / scale,
                y: middle.y - ($0.latitude - center.latitude) / scale)
        }
    }

    /// A position on the page; nil where it cannot be expressed.
    func point(of position: Coordinate) -> Point? {
        let point = points(ofTurned: [position.turned(to: centralMeridian)])[0]
        return point.x.isFinite && point.y.isFinite ? point : nil
    }

    /// The positions of points of the page, with longitudes from the central meridian; those outside the globe are left out.
    func turnedPositions(of points: [Point]) -> [Coordinate] {
        let (middle, scale, center) = (frame.center, scale, center)
        var positions = points.map {
            Coordinate(
                longitude: center.longitude + ($0.x - middle.x) * scale,
                latitude: center.latitude - ($0.y - middle.y) * scale)
        }
        plane.inverse(&positions)
        return positions.filter(\.isValid)
    }

    /// What is inside the map's edge: the frame, or the globe's outline on a map of the world.
    var edge: Path {
        guard isWorld else { return Path(frame) }
        return Path(rings: [points(ofTurned: Self.outline(south: window.south, north: window.north))])
    }

    private func windowAroundFrame() -> BoundingBox {
        let outer = frame.grown(by: 12)
        let steps = (0...24).map { Double($0) / 24 }
        let samples = steps.flatMap { x in
            steps.map { Point(x: outer.minX + x * outer.width, y: outer.minY + $0 * outer.height) }
        }
        // Beside a pole longitudes turn fast along the edge.
        let edges = (0...200).flatMap { step in
            [outer.minY, outer.maxY].map { Point(x: outer.minX + Double(step) / 200 * outer.width, y: $0) }
        }
        let positions = turnedPositions(of: samples + edges)
        let poles = [90.0, -90.0].filter { latitude in
            let pole = points(ofTurned: [Coordinate(longitude: 0, latitude: latitude)])[0]
            return pole.x.isFinite && outer.contains(pole)
        }
        let latitudes = positions.map(\.latitude) + poles
        let longitudes = poles.isEmpty ? positions.map(\.longitude) : [-180, 180]
        let margin = min(2, width / 111_000 / 20)
        return BoundingBox(
            west: max(-180, (longitudes.min() ?? -180) - margin), south: max(-90, (latitudes.min() ?? -90) - margin),
            east: min(180, (longitudes.max() ?? 180) + margin), north: min(90, (latitudes.max() ?? 90) + margin))
    }

    private static func projection(for middle: Coordinate, width: Double) -> Kind {
        if width > worldwide { return .world }
        let reach = abs(middle.latitude) + width / aspect / 2 / 111_000
        if width > continental || reach > 80 { return .azimuthal }
        return abs(middle.latitude) < 15 ? .mercator : .lambertConformal
    }

    /// A conic map's standard parallels are a sixth of its height from its edges (W. R. Tobler's and Kavraiskiy's rule, in
    /// J. P. Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395, 1987).
    private static func definition(of projection: Kind, at latitude: Double, height: Double) -> String {
        let third = max(narrowest, height) / 3 / 111_000
        switch projection {
        case .lambertConformal:
            return "+proj=lcc +lat_0=\(latitude) +lat_1=\(latitude - third) +lat_2=\(latitude + third) +lon_0=0"
        case .mercator: return "+proj=merc +lat_ts=\(latitude) +lon_0=0"
        case .azimuthal: return "+proj=laea +lat_0=\(latitude) +lon_0=0"
        case .world: return "+proj=eqearth +lon_0=0"
        }
    }

    /// 11° east, which cuts no land but Antarctica's, unless the places lie around the Pacific.
    private static func worldMeridian(_ positions: [Coordinate]) -> Double {
        guard let box = BoundingBox(around: positions), box.crossesAntimeridian, box.east + 360 - box.west < 200 else {
            return 11
        }
        return ((box.west + box.east + 360) / 2).wrappedLongitude
    }

    private static func box(of positions: [Coordinate], in projection: MapProjection) -> BoundingBox? {
        var positions = positions
        projection.forward(&positions)
        let finite = positions.filter { $0.longitude.isFinite && $0.latitude.isFinite }
        guard let first = finite.first else { return nil }
        return finite.reduce(
            BoundingBox(west: first.longitude, south: first.latitude, east: first.longitude, north: first.latitude)
        ) {
            BoundingBox(
                west: min($0.west, $1.longitude), south: min($0.south, $1.latitude),
                east: max($0.east, $1.longitude), north: max($0.north, $1.latitude))
        }
    }

    /// The edge of a map of the world between two parallels.
    private static func outline(south: Double, north: Double) -> [Coordinate] {
        let latitudes = (0...60).map { south + (north - south) * Double($0) / 60 }
        let longitudes = (0...60).map { -180 + 6 * Double($0) }
        return longitudes.map { Coordinate(longitude: $0, latitude: south) }
            + latitudes.map { Coordinate(longitude: 180, latitude: $0) }
            + longitudes.reversed().map { Coordinate(longitude: $0, latitude: north) }
            + latitudes.reversed().map { Coordinate(longitude: -180, latitude: $0) }
    }
}

extension Double {
    /// The longitude in -180…180.
    var wrappedLongitude: Double { self - 360 * (self / 360).rounded() }
}
