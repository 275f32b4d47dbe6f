import ArgumentParser
import Export
import Gazetteer
import Geo
import Geoparser

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
        guard qml else { return }
        guard output != "-", [.geoJSON, .geoPackage, .flatGeobuf].contains(format ?? Format(ofPath: output)) else {
            throw ValidationError("--qml stands beside a GeoJSON, GeoPackage or FlatGeobuf file: name one with -o")
        }
    }

    func write(
        _ located: [LocatedArticle], options: FeatureOptions, gazetteer: Gazetteer, quiet: Bool
    ) throws {
        let format = format ?? Format(ofPath: output) ?? .geoJSON
        let layers = try FeatureBuilder(gazetteer: gazetteer, options: options)
            .layers(of: located, parts: format.parts)
        var document = MapDocument(
            name: format == .geoPackage ? "places" : layerName(located), metadata: layers.metadata,
            places: layers.places, mentions: layers.mentions, regions: layers.regions, articles: layers.articles)
        if let crs { try reproject(&document, to: crs, quiet: quiet) }
        var exportOptions = ExportOptions()
        exportOptions.hasSimpleStyle = simplestyle
        exportOptions.hasTippecanoe = tippecanoe
        if format == .geoPackage { exportOptions.styles = QGISStyle.styles(of: document) }
        try format.writeSaying(document, to: output, options: exportOptions, quiet: quiet)
        if qml, let style = QGISStyle(places: document.places) {
            let file = try Output(path: stylePath)
            try file.write(Array(style.qml.utf8))
            try file.commit()
        }
    }

    /// The output's path with the ending that QGIS looks for.
    private var stylePath: String {
        let name = RelativePath.name(of: output)
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
        return "\(output.dropLast(name.count))\(stem).qml"
    }

    private func reproject(_ document: inout MapDocument, to crs: String, quiet: Bool) throws {
        let reprojection = try Reprojection(to: crs, isStrict: strict, isQuiet: quiet)
        document.places = try reprojection.apply(to: document.places, called: "places")
        document.mentions = try reprojection.apply(to: document.mentions, called: nil)
        document.regions = try reprojection.apply(to: document.regions, called: nil)
        document.coordinateSystem = reprojection.coordinateSystem
    }

    private func layerName(_ located: [LocatedArticle]) -> String {
        located.count == 1 ? located[0].article.title ?? located[0].article.id : "places"
    }
}

extension Format {
    /// The layers that the format has room for.
    fileprivate var parts: FeatureLayers.Parts {
        switch self {
        case .geoPackage: [.mentions, .regions, .articles]
        case .kml: .regions
        case .cliff, .mordecai, .gkg: [.mentions, .articles]
        case .geoJSON, .geoJSONSequence, .geoJSONLines, .flatGeobuf, .csv, .hxl: []
        }
    }
}
