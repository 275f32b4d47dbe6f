/// A thing with a geometry and properties, as GeoJSON, GeoPackage and their kin know it.
public struct Feature: Sendable {
    public enum ID: Hashable, Sendable {
        case integer(Int64)
        case string(String)
    }

    public var id: ID?
    public var geometry: Geometry?
    /// Properties in the order in which they are to be written.
    public var properties: Properties

    public init(id: ID? = nil, geometry: Geometry?, properties: Properties = Properties()) {
        self.id = id
        self.geometry = geometry
        self.properties = properties
    }
}

/// A property's value. QGIS cannot process a layer that has an object among its properties, so `object` and
/// `array` are written only where nesting was asked for.
public enum PropertyValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case strings([String])
    case array([PropertyValue])
    case object(Properties)
}
