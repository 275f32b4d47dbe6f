import ArgumentParser
import Export

struct QGISCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qgis",
        abstract: "Makes a QGIS project of a GeoPackage: styled, on a basemap, fitted to the places.",
        discussion: """
            Beside the project stands the basemap, project-basemap.gpkg, drawn from the bundled shapes.

            Example:
              geonews locate article.txt -o places.gpkg
              geonews qgis places.gpkg -o project.qgz
            """)

    @Argument(help: "A GeoPackage that geonews locate wrote.", completion: .file(extensions: ["gpkg"]))
    var geoPackage: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The project to write.", valueName: "project.qgz"))
    var output: String

    @OptionGroup var gazetteer: GazetteerOption

    func validate() throws {
        guard output.hasSuffix(".qgz"), output.utf8.count > 4 else {
            throw ValidationError("-o takes the project's name, such as project.qgz, not '\(output)'")
        }
    }

    func run() throws {
        let basemap = "\(output.dropLast(4))-basemap.gpkg"
        let source = RelativePath.of(geoPackage, besides: output)
        let ground = RelativePath.of(basemap, besides: output)
        guard source != ground else {
            throw Failure(basemap, "is where the basemap would be written: choose another name with -o")
        }
        let project = try QGISProject(
            geoPackage: geoPackage, source: source, basemap: ground,
            title: RelativePath.name(of: output.dropLast(4)))
        try BasemapFile.write(to: basemap, gazetteer: try gazetteer.open())
        try project.write(to: output)
    }
}
