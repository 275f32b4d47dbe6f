import Geo

/// What PROJ refused, in its own words where it had some.
public enum ProjectionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// libproj is not on this machine, or lacks a call that is needed.
    case libraryMissing(String)
    /// libproj is here, its database is not.
    case databaseMissing
    /// The text names no coordinate system that PROJ knows, or none for maps.
    case unknownCoordinateSystem(String, reason: String)
    /// The position cannot be expressed in the coordinate system.
    case notExpressible(Coordinate, in: String, reason: String)
    /// PROJ failed otherwise.
    case failed(String)

    /// One line: what was wrong and what to do.
    public var description: String {
        switch self {
        case .libraryMissing(let reason):
            "other coordinate systems than WGS 84 need PROJ 9 (Debian: apt-get install libproj25): \(reason)"
        case .databaseMissing:
            "PROJ's database proj.db was not found: install it (Debian: apt-get install proj-data) or set PROJ_DATA to its folder"
        case .unknownCoordinateSystem(let text, let reason):
            "unknown coordinate system '\(text)': \(reason). Use a code such as EPSG:3857, a PROJ string or WKT"
        case .notExpressible(let position, let system, let reason):
            "(\(position.longitude), \(position.latitude)) cannot be expressed in \(system): \(reason)"
        case .failed(let reason): "PROJ: \(reason)"
        }
    }
}
