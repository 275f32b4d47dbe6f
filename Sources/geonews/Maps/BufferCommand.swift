import ArgumentParser
import Export
import Geo
import Projection
import Shapes

struct BufferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "buffer",
        abstract: "Draws all that lies within some kilometres of each feature.",
        discussion: """
            Distances are those on the ellipsoid: each feature is buffered in a map of its own around its middle.

            Example: geonews buffer places.geojson --km 50 > near.geojson
            """)

    @Argument(help: "A GeoJSON file, or '-'.", completion: .file()) var map: String

    @Option(name: .customLong("km"), help: "Kilometres, more than 0 and at most 5000.") var kilometres: Double

    @OptionGroup var output: MapOutputOptions

    func validate() throws {
        guard kilometres > 0, kilometres <= 5000 else { throw ValidationError("--km takes 0 to 5000 kilometres") }
    }

    func run() throws {
        var collection = try MapFile.read(map)
        let maps = try Reprojector.around(Coordinate(longitude: 0, latitude: 0))
        collection.features = try collection.features.map { feature in
            var feature = feature
            feature.geometry = try feature.geometry.flatMap { geometry in
                let middle = try geometry.centroid() ?? geometry.coordinates[0]
                let local = try Reprojector.around(middle, sharing: maps)
                let wide = try local.forward(geometry).buffered(by: kilometres * 1000)
                return try wide.flatMap { try local.inverse($0).splitAtAntimeridian() }
            }
            return feature
        }
        try output.write(collection)
    }
}
