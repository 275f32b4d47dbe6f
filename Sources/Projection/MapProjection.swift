import CPROJ
import Geo

/// A projection of the WGS 84 ellipsoid by its formula: no database, no change of datum. Making one costs 0.1 ms, a position
/// some 0.2 µs. Belongs to one thread, as its PROJ context does.
public final class MapProjection {
    private let library: ProjLibrary
    private let operation: ProjObject

    /// - Parameter definition: PROJ's name of the projection and its parameters, such as "+proj=laea +lat_0=40 +lon_0=45".
    public init(_ definition: String) throws(ProjectionError) {
        library = try ProjLibrary.shared.get()
        let context = try ProjContext(library: library, needsDatabase: false)
        let library = library
        let pipeline = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step \(definition) +ellps=WGS84"
        guard let operation = context.make({ library.create($0, pipeline) }) else {
            throw .failed("'\(definition)' is no projection: \(context.lastWords())")
        }
        self.operation = operation
    }

    /// Longitudes and latitudes in degrees to x and y in metres, in place. What cannot be expressed becomes infinite.
    public func forward(_ positions: inout [Coordinate]) { transform(&positions, PJ_FWD) }

    /// x and y in metres to longitudes and latitudes in degrees, in place. What is not on the map becomes infinite.
    public func inverse(_ positions: inout [Coordinate]) { transform(&positions, PJ_INV) }

    private func transform(_ positions: inout [Coordinate], _ direction: PJ_DIRECTION) {
        let stride = MemoryLayout<Coordinate>.stride
        positions.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            // A Coordinate is two doubles, so the second of each pair lies one double further on.
            let x = base.assumingMemoryBound(to: Double.self)
            let count = bytes.count / stride
            _ = operation.withPointer {
                library.transformAll($0, direction, x, stride, count, x + 1, stride, count, nil, 0, 0, nil, 0, 0)
            }
        }
    }
}
