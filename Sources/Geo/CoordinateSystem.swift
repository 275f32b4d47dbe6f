/// A coordinate reference system as files name it. Projection makes these from PROJ's database; writers only copy them.
public struct CoordinateSystem: Hashable, Sendable {
    /// Who numbered it: "EPSG", "ESRI", "OGC"; empty for one of the user's own.
    public var authority: String
    /// Its number there: "3857".
    public var code: String
    /// "WGS 84 / Pseudo-Mercator".
    public var name: String
    /// WKT 1 in GDAL's spelling, as GeoPackage wants it.
    public var wellKnownText: String
    /// True when its units are degrees of longitude and latitude.
    public var isGeographic: Bool

    public init(authority: String, code: String, name: String, wellKnownText: String, isGeographic: Bool) {
        self.authority = authority
        self.code = code
        self.name = name
        self.wellKnownText = wellKnownText
        self.isGeographic = isGeographic
    }

    /// Longitude and latitude on WGS 84: what every writer takes unless told otherwise.
    public static let wgs84 = CoordinateSystem(
        authority: "EPSG", code: "4326", name: "WGS 84",
        wellKnownText: """
            GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
            AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
            UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]
            """,
        isGeographic: true)

    /// "urn:ogc:def:crs:EPSG::3857", as the legacy `crs` member of GeoJSON has it; nil without an authority.
    public var uniformResourceName: String? {
        authority.isEmpty ? nil : "urn:ogc:def:crs:\(authority)::\(code)"
    }
}
