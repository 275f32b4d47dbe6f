import CPROJ
import Geo

/// Turns longitude and latitude on WGS 84 into x and y of a coordinate system and back. Making one costs up to 60 ms the first
/// time in a process (PROJ opens its database), a position 1 µs: keep it. Belongs to one thread, as its PROJ context does.
public final class Reprojector {
    /// The coordinate system as files name it.
    public let coordinateSystem: CoordinateSystem
    /// Where positions can be expressed, when the projection runs off to infinity elsewhere (Mercator near the poles). Clip
    /// shapes to it before `forward`.
    public let usableArea: BoundingBox?

    private let context: ProjContext
    private let operation: ProjObject
    private let isIdentity: Bool

    /// - Parameters:
    ///   - target: a code ("EPSG:3857"), a PROJ string, WKT or a name that PROJ knows.
    ///   - dataFolder: the folder of proj.db; nil for the usual places.
    public convenience init(to target: String, dataFolder: String? = nil) throws(ProjectionError) {
        let context = try ProjContext(library: try ProjLibrary.shared.get(), dataFolder: dataFolder)
        try self.init(to: target, in: context)
    }

    private init(to target: String, in context: ProjContext) throws(ProjectionError) {
        self.context = context
        let system = try context.coordinateSystem(target)
        let described = try context.description(of: system, named: target)
        isIdentity = [["EPSG", "4326"], ["OGC", "CRS84"]].contains([described.authority, described.code])
        coordinateSystem = isIdentity ? .wgs84 : described
        usableArea = context.usableArea(of: system)
        let source = try context.coordinateSystem("EPSG:4326")
        let library = context.library
        guard
            let operation = context.make({ context in
                source.withPointer { source in
                    system.withPointer { library.createOperation(context, source, $0, nil, nil) }
                }
            }),
            let normalized = context.make({ context in
                operation.withPointer { library.normalize(context, $0) }
            })
        else { throw .unknownCoordinateSystem(target, reason: context.lastWords()) }
        self.operation = normalized
    }

    /// x and y, in the units of the coordinate system, of a longitude and latitude.
    public func forward(_ position: Coordinate) throws(ProjectionError) -> Coordinate {
        if isIdentity, position.isValid { return position }
        if let usableArea, position.latitude < usableArea.south || position.latitude > usableArea.north {
            throw .notExpressible(
                position, in: coordinateSystem.name,
                reason: "it ends at latitudes \(usableArea.south) and \(usableArea.north)")
        }
        return try transform(position, PJ_FWD)
    }

    /// Longitude and latitude of an x and y.
    public func inverse(_ position: Coordinate) throws(ProjectionError) -> Coordinate {
        try isIdentity && position.isValid ? position : transform(position, PJ_INV)
    }

    /// Every vertex by `forward`; lines between them stay straight. O(n).
    public func forward(_ geometry: Geometry) throws(ProjectionError) -> Geometry {
        try geometry.mapped { (position) throws(ProjectionError) in try forward(position) }
    }

    /// Every vertex by `inverse`. O(n).
    public func inverse(_ geometry: Geometry) throws(ProjectionError) -> Geometry {
        try geometry.mapped { (position) throws(ProjectionError) in try inverse(position) }
    }

    /// A map in metres around a point, true in distance and direction from it (azimuthal equidistant): for buffers.
    /// Many of them share one database connection, which makes the second and later ones cheap (0.1 ms).
    public static func around(
        _ center: Coordinate, sharing other: Reprojector? = nil
    ) throws(ProjectionError) -> Reprojector {
        let target =
            "+proj=aeqd +lat_0=\(center.latitude) +lon_0=\(center.longitude) +datum=WGS84 +units=m +type=crs"
        guard let other else { return try Reprojector(to: target) }
        return try Reprojector(to: target, in: other.context)
    }

    private func transform(
        _ position: Coordinate, _ direction: PJ_DIRECTION
    ) throws(ProjectionError) -> Coordinate {
        let library = context.library
        let (result, code) = operation.withPointer { operation in
            _ = library.resetErrno(operation)
            let input = PJ_COORD(v: (position.longitude, position.latitude, 0, 0))
            let result = library.transform(operation, direction, input)
            return (result, library.errno(operation))
        }
        let (x, y) = (result.v.0, result.v.1)
        guard code == 0, x.isFinite, y.isFinite else {
            let reason = context.withPointer { library.errnoText($0, code) }.map { String(cString: $0) }
            throw .notExpressible(
                position, in: coordinateSystem.name,
                reason: code == 0 ? "the result is not a number" : reason ?? "error \(code)")
        }
        return Coordinate(longitude: x, latitude: y)
    }
}
