import ArgumentParser
import Export
import Geo
import Shapes

struct HullCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hull",
        abstract: "Draws the convex hull around a map's features.",
        discussion: """
            Examples:
              geonews hull places.geojson > hull.geojson
              geonews hull places.geojson --by country > hulls.geojson
            """)

    @Argument(help: "A GeoJSON file, or '-'.", completion: .file()) var map: String

    @Option(help: "One hull for each value of this property.") var by: String?

    @OptionGroup var output: MapOutputOptions

    func run() throws {
        let collection = try MapFile.read(map)
        var groups: [(name: String, features: [Feature])] = []
        for feature in collection.features where feature.geometry != nil {
            let name = by.map { feature.properties[$0]?.words ?? "" } ?? collection.name
            if let index = groups.firstIndex(where: { $0.name == name }) {
                groups[index].features.append(feature)
            } else {
                groups.append((name, [feature]))
            }
        }
        let hulls = try groups.compactMap { group -> Feature? in
            guard let hull = try Self.hull(of: group.features.compactMap(\.geometry)) else { return nil }
            return Feature(
                geometry: hull,
                properties: Properties([
                    (PropertyName.name, .string(group.name)), ("features", .integer(Int64(group.features.count))),
                ]))
        }
        try output.write(FeatureCollection(name: "hull", features: hulls))
    }

    /// The hull by the shorter way round the globe, cut at the antimeridian if it crosses it.
    static func hull(of geometries: [Geometry]) throws(ShapeError) -> Geometry? {
        let positions = geometries.flatMap(\.coordinates)
        let crosses = BoundingBox(around: positions)?.crossesAntimeridian ?? false
        let unwrapped = positions.map { position in
            crosses && position.longitude < 0
                ? Coordinate(longitude: position.longitude + 360, latitude: position.latitude) : position
        }
        return try Geometry.multiPoint(unwrapped).convexHull()?.wrappedIntoRange()
    }
}

extension PropertyValue {
    /// The value as a person would write it.
    var words: String {
        switch self {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .string(let text): text
        case .strings(let list): list.joined(separator: "; ")
        case .array(let values): values.map(\.words).joined(separator: "; ")
        case .object(let properties):
            properties.entries.map { "\($0.name)=\($0.value.words)" }.joined(separator: "; ")
        }
    }
}
