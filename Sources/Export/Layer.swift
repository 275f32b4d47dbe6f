import Geo

/// What a format needs to know of a layer before its first feature.
public struct Layer: Sendable {
    public var name: String
    /// What is said of the layer as a whole; formats without a place for it leave it out.
    public var metadata: Properties
    public var coordinateSystem: CoordinateSystem
    public var geometryKind: GeometryKind
    /// The columns, in order. GeoJSON, which has none, writes whatever a feature has.
    public var fields: [Field]
    /// A QGIS style (QML) for the formats that can carry one.
    public var style: String?

    public init(
        name: String, metadata: Properties = Properties(), coordinateSystem: CoordinateSystem = .wgs84,
        geometryKind: GeometryKind = .point, fields: [Field], style: String? = nil
    ) {
        self.name = name
        self.metadata = metadata
        self.coordinateSystem = coordinateSystem
        self.geometryKind = geometryKind
        self.fields = fields
        self.style = style
    }

    /// The layer that fits these features: all names that occur, in order of appearance, with the narrowest type that
    /// holds every value. O(features × properties).
    public init(describing collection: FeatureCollection, style: String? = nil) {
        self.init(
            name: collection.name, metadata: collection.metadata, coordinateSystem: collection.coordinateSystem,
            geometryKind: GeometryKind(of: collection.features), fields: Field.all(of: collection.features),
            style: style)
    }
}

/// What a layer's geometries have in common.
public enum GeometryKind: Sendable {
    case none
    case point
    /// Polygons and multipolygons.
    case polygon
    case mixed

    public init(of features: [Feature]) {
        var kind = GeometryKind.none
        for case let geometry? in features.lazy.map(\.geometry) {
            let next: GeometryKind =
                switch geometry {
                case .point: .point
                case .polygon, .multiPolygon: .polygon
                default: .mixed
                }
            if kind == .none { kind = next } else if kind != next { kind = .mixed }
        }
        self = kind
    }
}

/// A column.
public struct Field: Hashable, Sendable {
    public enum Kind: Sendable {
        case bool
        case integer
        case number
        case text
        /// Text that is a date, "2020-09-29".
        case date
        /// A list of strings or a nested value; where the format has no lists, its JSON text.
        case json
    }

    public var name: String
    public var kind: Kind

    public init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }

    static func all(of features: [Feature]) -> [Field] {
        var order: [String] = []
        var kinds: [String: Kind?] = [:]
        for feature in features {
            for entry in feature.properties.entries {
                if let known = kinds[entry.name] {
                    kinds[entry.name] = .some(known.map { widened($0, by: entry.value) } ?? kind(of: entry.value))
                } else {
                    order.append(entry.name)
                    kinds[entry.name] = .some(kind(of: entry.value))
                }
            }
        }
        return order.map { Field($0, (kinds[$0] ?? nil) ?? .text) }
    }

    /// nil for null, which fits every kind.
    private static func kind(of value: PropertyValue) -> Kind? {
        switch value {
        case .null: nil
        case .bool: .bool
        case .integer: .integer
        case .number: .number
        case .string(let text): isDate(text) ? .date : .text
        case .strings, .array, .object: .json
        }
    }

    private static func isDate(_ text: String) -> Bool {
        text.utf8.count == 10
            && text.utf8.enumerated().allSatisfy { index, byte in
                index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
            }
    }

    private static func widened(_ kind: Kind, by value: PropertyValue) -> Kind {
        guard let other = Self.kind(of: value), other != kind else { return kind }
        switch (kind, other) {
        case (.integer, .number), (.number, .integer): return .number
        default: return .text
        }
    }
}
