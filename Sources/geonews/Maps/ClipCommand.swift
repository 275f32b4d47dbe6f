import ArgumentParser
import Export
import Geo
import Shapes

struct ClipCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clip",
        abstract: "Keeps what lies inside a box or inside polygons.",
        discussion: """
            Points on the edge are kept; lines and polygons are cut. A box whose west is greater than its east crosses the
            antimeridian.

            Examples:
              geonews clip places.geojson --box 38,36,52,44 -o caucasus.geojson
              geonews clip places.geojson --region-file polygons.geojson
            """)

    @Argument(help: "A GeoJSON file, or '-'.", completion: .file()) var map: String

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Degrees.", valueName: "west,south,east,north"))
    var box: BoundingBox?

    @Option(help: "A GeoJSON file with polygons.", completion: .file()) var regionFile: String?

    @OptionGroup var output: MapOutputOptions

    func validate() throws {
        guard (box == nil) != (regionFile == nil) else {
            throw ValidationError("name either --box or --region-file")
        }
    }

    func run() throws {
        var collection = try MapFile.read(map)
        let area = try regionFile.map(MapFile.area)
        collection.features = try collection.features.compactMap { feature in
            guard let geometry = feature.geometry else { return nil }
            var feature = feature
            if let area {
                feature.geometry = try geometry.intersection(area)
            } else if let box {
                feature.geometry = try geometry.clipped(to: box)
            }
            return feature.geometry == nil ? nil : feature
        }
        try output.write(collection)
    }
}

extension BoundingBox: ExpressibleByArgument {
    /// "west,south,east,north" in degrees.
    public init?(argument: String) {
        let sides = argument.split(separator: ",").compactMap { Double($0) }
        guard sides.count == 4, sides[1] <= sides[3], abs(sides[0]) <= 180, abs(sides[2]) <= 180,
            abs(sides[1]) <= 90, abs(sides[3]) <= 90
        else { return nil }
        self.init(west: sides[0], south: sides[1], east: sides[2], north: sides[3])
    }
}
