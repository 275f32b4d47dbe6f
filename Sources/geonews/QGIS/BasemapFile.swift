import Export
import Gazetteer
import Geo
import Shapes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Countries, lakes and disputed areas as a GeoPackage, for the ground of a map.
enum BasemapFile {
    /// How far a line may move, in degrees: half a kilometre.
    private static let tolerance = 0.005
    /// As far as web Mercator reaches.
    private static let world = BoundingBox(west: -180, south: -85.06, east: 180, north: 85.06)

    /// Replaces the file. O(shapes of the gazetteer).
    static func write(to path: String, gazetteer: Gazetteer) throws {
        var features: [Feature] = []
        for row in gazetteer.rows {
            guard let order = order(of: gazetteer[row]),
                let shape = try gazetteer.shape(of: row)?.simplified(tolerance: tolerance)?.clipped(to: world)
            else { continue }
            features.append(
                Feature(
                    geometry: shape,
                    properties: Properties([
                        (PropertyName.name, .string(gazetteer.name(of: row))),
                        (PropertyName.kind, .string("\(gazetteer[row].kind)")),
                        (Basemap.orderProperty, .integer(order)),
                    ])))
        }
        let document = MapDocument(name: Basemap.layer, places: features)
        var options = ExportOptions()
        options.styles = [Basemap.layer: QGISStyle.basemap.qml]
        // A GeoPackage that is there would be added to.
        guard unlink(path) == 0 || errno == ENOENT else { throw Failure(path, InputFile.reason(errno)) }
        try Format.geoPackage.write(document, to: path, options: options)
    }

    /// When the place is drawn: land first, lines that are disputed today last; nil for what the basemap leaves out.
    private static func order(of place: Place) -> Int64? {
        switch place.kind {
        case .country: 0
        case .lake: 1
        case .disputed where place.validTo == 0: 2
        default: nil
        }
    }
}
