import Export
import Geo

/// A user's polygons, from a GeoJSON file.
enum PolygonFile {
    private static let largest = 256 << 20

    static func read(_ path: String) throws(Failure) -> [Geometry] {
        let bytes = try InputFile.bytes(of: path, limit: largest)
        let features: [Feature]
        do {
            features = try GeoJSONReader.read(bytes).features
        } catch {
            throw Failure(path, error)
        }
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
