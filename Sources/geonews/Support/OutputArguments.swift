import ArgumentParser
import Export

extension Format: ExpressibleByArgument {}

/// Where the features go, in which format and in which CRS.
struct OutputArguments: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(name: .shortAndLong, help: "The format; without it, what the file's ending says, or GeoJSON.")
    var format: Format?

    @Option(help: ArgumentHelp("Reproject to this coordinate reference system, by PROJ.", valueName: "EPSG:code"))
    var crs: String?

    @Flag(help: "Fail when a place cannot be expressed in the CRS, instead of leaving it out.")
    var strict = false

    @Flag(help: "GeoJSON: add the members that GitHub and geojson.io draw by.")
    var simplestyle = false

    @Flag(help: "GeoJSON: add the member that tippecanoe reads.")
    var tippecanoe = false

    @Flag(help: "GeoJSON, GeoPackage, FlatGeobuf: write QGIS's style beside it, places.qml for places.geojson.")
    var qml = false

    func validate() throws {
        if crs != nil, chosenFormat.isPicture {
            throw ValidationError(
                "\(chosenFormat.rawValue) takes the projection that suits its extent: leave out --crs")
        }
        guard qml else { return }
        guard output != "-", [.geoJSON, .geoPackage, .flatGeobuf].contains(chosenFormat) else {
            throw ValidationError("--qml stands beside a GeoJSON, GeoPackage or FlatGeobuf file: name one with -o")
        }
    }

    /// The format that was named, or that the ending of the output stands for.
    var chosenFormat: Format { format ?? Format(ofPath: output) ?? .geoJSON }

    /// The output's path with the ending that QGIS looks for.
    var stylePath: String {
        let name = RelativePath.name(of: output)
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
        return "\(output.dropLast(name.count))\(stem).qml"
    }
}
