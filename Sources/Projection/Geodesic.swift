import CPROJ
import Geo

/// Distances on the WGS 84 ellipsoid, by the geodesic library inside PROJ
/// (C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 2013), exact to nanometres.
public struct Geodesic {
    private let library: ProjLibrary
    private var ellipsoid = geod_geodesic()

    public init() throws(ProjectionError) {
        library = try ProjLibrary.shared.get()
        library.geodesicInit(&ellipsoid, 6_378_137, 1 / 298.257_223_563)
    }

    /// The length in metres of the shortest way, and its azimuths in degrees clockwise from north at both ends.
    public func inverse(
        from start: Coordinate, to end: Coordinate
    ) -> (distance: Double, startAzimuth: Double, endAzimuth: Double) {
        var (distance, startAzimuth, endAzimuth) = (0.0, 0.0, 0.0)
        withUnsafePointer(to: ellipsoid) {
            library.geodesicInverse(
                $0, start.latitude, start.longitude, end.latitude, end.longitude, &distance, &startAzimuth, &endAzimuth)
        }
        return (distance, startAzimuth, endAzimuth)
    }
}
