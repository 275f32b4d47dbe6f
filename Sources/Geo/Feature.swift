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

/// Named values in a fixed order. Look-up is O(n): a feature has a few dozen.
public struct Properties: Sendable, Equatable {
    public private(set) var entries: [(name: String, value: PropertyValue)] = []

    public init() {}

    public init(_ entries: [(name: String, value: PropertyValue)]) {
        self.entries = entries
    }

    public subscript(name: String) -> PropertyValue? {
        get { entries.first { $0.name == name }?.value }
        set {
            let index = entries.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// Adds a value whose name is not there yet. O(1).
    public mutating func append(_ name: String, _ value: PropertyValue) {
        entries.append((name, value))
    }

    /// Adds values whose names are not there yet.
    public mutating func append(contentsOf others: some Collection<(name: String, value: PropertyValue)>) {
        entries.append(contentsOf: others)
    }

    public static func == (left: Properties, right: Properties) -> Bool {
        left.entries.elementsEqual(right.entries) { $0.name == $1.name && $0.value == $1.value }
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
