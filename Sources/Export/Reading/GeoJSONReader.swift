import Geo
import JSON

/// Reads GeoJSON (RFC 7946, and the `crs` member of 2008) back into features.
public enum GeoJSONReader {
    /// A collection, or features and bare geometries one after the other. Members beside the features become the metadata.
    /// Of a coordinate system that the `crs` member names only authority and code are filled.
    /// - Throws: `JSONReadingError`
    /// - Complexity: O(n)
    public static func read(_ bytes: [UInt8]) throws(JSONReadingError) -> FeatureCollection {
        let values = try JSONParser.values(in: bytes)
        guard values.count == 1, case .object(let object) = values[0], object["type"] == .string("FeatureCollection")
        else {
            var features: [Feature] = []
            for (index, value) in values.enumerated() { features.append(try lone(value, number: index + 1)) }
            return FeatureCollection(name: "", features: features)
        }
        guard case .array(let items) = object["features"] else { throw error("the collection has no features") }
        var features: [Feature] = []
        features.reserveCapacity(items.count)
        for (index, item) in items.enumerated() { features.append(try feature(item, number: index + 1)) }
        return FeatureCollection(
            name: object["name"]?.text ?? "", metadata: metadata(of: object),
            coordinateSystem: try coordinateSystem(object["crs"]), features: features)
    }

    private static func lone(_ value: PropertyValue, number: Int) throws(JSONReadingError) -> Feature {
        guard case .object(let object) = value else { throw error("it is no object") }
        guard object["type"] != .string("Feature") else { return try feature(value, number: number) }
        return Feature(geometry: try geometry(value, number: number))
    }

    /// "urn:ogc:def:crs:EPSG::3857" or "EPSG:3857".
    private static func coordinateSystem(_ member: PropertyValue?) throws(JSONReadingError) -> CoordinateSystem {
        guard let member, member != .null else { return .wgs84 }
        guard case .object(let crs) = member, case .object(let properties) = crs["properties"],
            let name = properties["name"]?.text
        else { throw error("its crs member names no coordinate system") }
        let parts = name.split(separator: ":")
        guard parts.count >= 2, let code = parts.last else {
            throw error("its crs member names no coordinate system")
        }
        if code == "CRS84" || code == "4326" { return .wgs84 }
        let authority = parts.count >= 6 ? parts[4] : parts[parts.count - 2]
        return CoordinateSystem(
            authority: String(authority), code: String(code), name: name, wellKnownText: "", isGeographic: false)
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
