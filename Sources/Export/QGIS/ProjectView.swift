import Geo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a project shows first: its coordinate system and its extent.
struct ProjectView {
    let system: XMLElement
    private let extent: BoundingBox

    /// Places in degrees are shown in the Mercator of web maps, others in their own system; around them is a tenth of room.
    init(around layer: StoredLayer) {
        // The world, for a layer that has no extent.
        let extent = layer.extent ?? BoundingBox(west: -180, south: -60, east: 180, north: 75)
        guard layer.authority == "EPSG:4326" else {
            system = Self.system(layer.authority, layer.wellKnownText)
            self.extent = Self.widened(extent, atLeast: layer.wellKnownText.hasPrefix("GEOGCS") ? 1 : 20_000)
            return
        }
        system = Self.system("EPSG:3857", Self.webMercator)
        let (southWest, northEast) = (
            Self.mercator(extent.west, extent.south), Self.mercator(extent.east, extent.north)
        )
        self.extent = Self.widened(
            BoundingBox(west: southWest.x, south: southWest.y, east: northEast.x, north: northEast.y), atLeast: 50_000)
    }

    /// WKT 1 of EPSG:3857 as GDAL writes it; QGIS takes no CRS by its number alone.
    private static let webMercator = """
        PROJCS["WGS 84 / Pseudo-Mercator",\(CoordinateSystem.wgs84.wellKnownText),PROJECTION["Mercator_1SP"],\
        PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],\
        PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],\
        AXIS["Northing",NORTH],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 \
        +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]]
        """

    static func system(_ authority: String, _ wellKnownText: String) -> XMLElement {
        let parts = [("wkt", wellKnownText), ("authid", authority)].filter { !$0.1.isEmpty }
        return XMLElement(
            "spatialrefsys", [], parts.map { XMLElement($0.0, text: $0.1) })
    }

    var canvas: [XMLElement] {
        [
            XMLElement("extent", [], corners.map { XMLElement($0.name, text: $0.value) }),
            XMLElement("rotation", text: "0"),
            XMLElement("destinationsrs", [], [system]),
        ]
    }

    var defaultExtent: XMLElement { XMLElement("DefaultViewExtent", corners, [system]) }

    private var corners: XMLElement.Options {
        [
            ("xmin", "\(extent.west)"), ("ymin", "\(extent.south)"), ("xmax", "\(extent.east)"),
            ("ymax", "\(extent.north)"),
        ]
    }

    /// EPSG:3857 of degrees, to the latitude where its square ends.
    private static func mercator(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
        let radius = 6_378_137.0
        let phi = max(-85.06, min(85.06, latitude)) * .pi / 180
        return (longitude * .pi / 180 * radius, log(tan(.pi / 4 + phi / 2)) * radius)
    }

    /// With a tenth of room on each side, and wide enough for a lone point.
    private static func widened(_ box: BoundingBox, atLeast least: Double) -> BoundingBox {
        let across = max((box.east - box.west) * 1.2, least) / 2
        let up = max((box.north - box.south) * 1.2, least) / 2
        let (x, y) = ((box.west + box.east) / 2, (box.south + box.north) / 2)
        return BoundingBox(west: x - across, south: y - up, east: x + across, north: y + up)
    }
}
