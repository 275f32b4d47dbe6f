import Geo

/// Reads GeoJSON (RFC 7946, and the `crs` member of 2008) back into features.
public enum GeoJSONReader {
    /// A collection, one feature, or a bare geometry as one feature. Members beside the features become the metadata.
    /// - Throws: `JSONReadingError`
    /// - Complexity: O(n)
    public static func read(_ bytes: [UInt8]) throws(JSONReadingError) -> FeatureCollection {
        guard case .object(let object) = try JSONParser.parse(bytes) else { throw error("it is no object") }
        switch object["type"] {
        case .string("FeatureCollection"):
            guard case .array(let items) = object["features"] else { throw error("the collection has no features") }
            var features: [Feature] = []
            features.reserveCapacity(items.count)
            for (number, item) in items.enumerated() { features.append(try feature(item, number: number + 1)) }
            return FeatureCollection(
                name: object["name"]?.text ?? "", metadata: metadata(of: object),
                coordinateSystem: .wgs84, features: features)
        case .string("Feature"):
            return FeatureCollection(name: "", features: [try feature(.object(object), number: 1)])
        default:
            return FeatureCollection(name: "", features: [Feature(geometry: try geometry(.object(object), number: 1))])
        }
    }

    private static func metadata(of object: Properties) -> Properties {
        let own: Set<String> = ["type", "features", "name", "bbox", "crs"]
        return Properties(object.entries.filter { !own.contains($0.name) })
    }

    private static func error(_ reason: String) -> JSONReadingError {
        JSONReadingError(offset: 0, reason: "not GeoJSON: \(reason)")
    }

    private static func feature(_ value: PropertyValue, number: Int) throws(JSONReadingError) -> Feature {
        guard case .object(let object) = value, object["type"] == .string("Feature") else {
            throw error("feature \(number) is none")
        }
        var id: Feature.ID?
        switch object["id"] {
        case .integer(let integer): id = .integer(integer)
        case .string(let text): id = .string(text)
        default: break
        }
        var properties = Properties()
        if case .object(let entries) = object["properties"] {
            properties = Properties(entries.entries.map { ($0.name, flattened($0.value)) })
        }
        let geometry: Geometry? =
            switch object["geometry"] {
            case nil, .null: nil
            case .some(let value): try self.geometry(value, number: number)
            }
        return Feature(id: id, geometry: geometry, properties: properties)
    }

    /// A list of words is the `strings` that it was when it was written.
    private static func flattened(_ value: PropertyValue) -> PropertyValue {
        guard case .array(let items) = value else { return value }
        let texts = items.compactMap { item in if case .string(let text) = item { text } else { nil } }
        return texts.count == items.count ? .strings(texts) : value
    }

    private static func geometry(_ value: PropertyValue, number: Int) throws(JSONReadingError) -> Geometry {
        guard case .object(let object) = value, case .string(let type) = object["type"],
            let coordinates = object["coordinates"]
        else { throw error("feature \(number) has no geometry that can be read") }
        let geometry: Geometry? =
            switch type {
            case "Point": position(coordinates).map { .point($0) }
            case "MultiPoint": list(coordinates, position).map { .multiPoint($0) }
            case "LineString": list(coordinates, position).map { .lineString($0) }
            case "MultiLineString": list(coordinates) { list($0, position) }.map { .multiLineString($0) }
            case "Polygon": polygon(coordinates).map { .polygon($0) }
            case "MultiPolygon": list(coordinates, polygon).map { .multiPolygon($0) }
            default: nil
            }
        guard let geometry else { throw error("feature \(number) has a \(type) that cannot be read") }
        return geometry
    }

    private static func list<Item>(_ value: PropertyValue, _ item: (PropertyValue) -> Item?) -> [Item]? {
        guard case .array(let values) = value else { return nil }
        let items = values.compactMap(item)
        return items.count == values.count ? items : nil
    }

    private static func polygon(_ value: PropertyValue) -> Polygon? {
        guard let rings = list(value, { list($0, position) }), let outer = rings.first else { return nil }
        let isClosed = rings.allSatisfy { $0.count >= 4 && $0.first == $0.last }
        return isClosed ? Polygon(outer: outer, holes: Array(rings.dropFirst())) : nil
    }

    private static func position(_ value: PropertyValue) -> Coordinate? {
        guard case .array(let numbers) = value, numbers.count >= 2, let x = double(numbers[0]),
            let y = double(numbers[1])
        else { return nil }
        return Coordinate(longitude: x, latitude: y)
    }

    private static func double(_ value: PropertyValue) -> Double? {
        switch value {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        default: nil
        }
    }
}
