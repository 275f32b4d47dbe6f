import CPROJ
import Geo

extension ProjContext {
    /// The coordinate system that a text names.
    func coordinateSystem(_ text: String) throws(ProjectionError) -> ProjObject {
        let isBareProjString = text.hasPrefix("+") && !text.contains("+type=crs")
        let text = isBareProjString ? text + " +type=crs" : text
        guard let object = make({ library.create($0, text) }) else {
            throw .unknownCoordinateSystem(text, reason: lastWords())
        }
        switch object.withPointer(library.type) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS, PJ_TYPE_COMPOUND_CRS,
            PJ_TYPE_BOUND_CRS:
            return object
        case PJ_TYPE_GEOCENTRIC_CRS, PJ_TYPE_VERTICAL_CRS, PJ_TYPE_TEMPORAL_CRS, PJ_TYPE_ENGINEERING_CRS,
            PJ_TYPE_OTHER_CRS:
            throw .unknownCoordinateSystem(text, reason: "it is no coordinate system for maps in two dimensions")
        default: throw .unknownCoordinateSystem(text, reason: "it is not a coordinate reference system")
        }
    }

    /// Its authority, code, name and WKT 1 as GDAL spells it.
    func description(of system: ProjObject, named text: String) throws(ProjectionError) -> CoordinateSystem {
        func string(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
        let wellKnownText = withPointer { context in
            system.withPointer { system in
                "MULTILINE=NO".withCString { option in
                    var options: [UnsafePointer<CChar>?] = [option, nil]
                    return string(library.wellKnownText(context, system, PJ_WKT1_GDAL, &options))
                        ?? string(library.wellKnownText(context, system, PJ_WKT2_2019, &options))
                }
            }
        }
        guard let wellKnownText else { throw .unknownCoordinateSystem(text, reason: lastWords()) }
        let type = system.withPointer(library.type)
        return CoordinateSystem(
            authority: string(system.withPointer { library.authority($0, 0) }) ?? "",
            code: string(system.withPointer { library.code($0, 0) }) ?? "",
            name: string(system.withPointer(library.name)) ?? text,
            wellKnownText: wellKnownText,
            isGeographic: type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS)
    }

    /// The band of latitudes of a Mercator projection on a normal axis, which has the poles at infinity but answers with
    /// finite nonsense near them: the area of use that EPSG gives, or else the square map of the web's tiles.
    func usableArea(of system: ProjObject) -> BoundingBox? {
        let method: String? = make { context in system.withPointer { library.conversion(context, $0) } }.flatMap {
            conversion in
            withPointer { context in
                conversion.withPointer { conversion in
                    var name: UnsafePointer<CChar>?
                    _ = library.method(context, conversion, &name, nil, nil)
                    return name.map { String(cString: $0) }
                }
            }
        }
        _ = lastWords()
        guard let method, method.hasPrefix("Mercator") || method.contains("Pseudo Mercator") else { return nil }
        var (west, south, east, north) = (-180.0, -85.06, 180.0, 85.06)
        let isKnown = withPointer { context in
            system.withPointer { library.areaOfUse(context, $0, &west, &south, &east, &north, nil) }
        }
        guard isKnown == 1, south >= -90, north <= 90, south < north else {
            return BoundingBox(west: -180, south: -85.06, east: 180, north: 85.06)
        }
        return BoundingBox(west: -180, south: south, east: 180, north: north)
    }
}
