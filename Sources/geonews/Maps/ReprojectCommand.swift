import ArgumentParser
import Export

struct ReprojectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reproject",
        abstract: "Writes a map in another coordinate system.",
        discussion: "Example: geonews reproject places.geojson --crs EPSG:3857 -o places.gpkg")

    @Argument(help: "A GeoJSON file, or '-'.", completion: .file()) var map: String

    @Option(help: "Any coordinate system that PROJ knows.") var crs: String

    @Flag(help: "Fail when a feature cannot be expressed in the coordinate system.") var strict = false

    @OptionGroup var output: MapOutputOptions

    func run() throws {
        var collection = try MapFile.read(map)
        var reprojection = try Reprojection(to: crs, isStrict: strict)
        collection.features = reprojection.apply(to: collection.features)
        try reprojection.report("features")
        collection.coordinateSystem = reprojection.coordinateSystem
        try output.write(collection)
    }
}
