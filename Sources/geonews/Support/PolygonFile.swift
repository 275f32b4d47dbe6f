import Geo

/// A user's polygons, from a GeoJSON file.
enum PolygonFile {
    static func read(_ path: String) throws(Failure) -> [Geometry] {
        let features = try MapFile.read(path).features
        let polygons = features.compactMap(\.geometry).filter { geometry in
            switch geometry {
            case .polygon, .multiPolygon: true
            default: false
            }
        }
        guard !polygons.isEmpty else { throw Failure(path, "there is no polygon in it") }
        return polygons
    }
}
