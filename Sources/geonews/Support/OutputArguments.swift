import ArgumentParser
import Export
import Gazetteer
import Geo
import Geoparser
import Projection

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

    func write(
        _ located: [LocatedArticle], options: FeatureOptions, gazetteer: Gazetteer, quiet: Bool
    ) throws {
        let format = format ?? Format(ofPath: output) ?? .geoJSON
        let layers = try FeatureBuilder(gazetteer: gazetteer, options: options)
            .layers(of: located, hasRegions: format == .geoPackage || format == .kml)
        var document = MapDocument(
            name: format == .geoPackage ? "places" : layerName(located), metadata: layers.metadata,
            places: layers.places, mentions: layers.mentions, regions: layers.regions, articles: layers.articles)
        if let crs { try reproject(&document, to: crs, quiet: quiet) }
        var exportOptions = ExportOptions()
        exportOptions.hasSimpleStyle = simplestyle
        exportOptions.hasTippecanoe = tippecanoe
        try format.write(document, to: output, options: exportOptions)
    }

    /// A place that the CRS cannot express is left out, counted and said.
    private func reproject(_ document: inout MapDocument, to crs: String, quiet: Bool) throws {
        let reprojector = try Reprojector(to: crs)
        let dropped = reprojector.project(&document.places)
        _ = reprojector.project(&document.mentions)
        _ = reprojector.project(&document.regions)
        document.coordinateSystem = reprojector.coordinateSystem
        guard dropped > 0 else { return }
        let message = "\(dropped) of \(dropped + document.places.count) places lie outside \(crs) and were left out"
        if strict { throw Failure(message) }
        Terminal.warning(message, quiet: quiet)
    }

    private func layerName(_ located: [LocatedArticle]) -> String {
        located.count == 1 ? located[0].article.title ?? located[0].article.id : "places"
    }
}

extension Reprojector {
    /// Projects what can be projected, leaves out the rest and counts it.
    fileprivate func project(_ features: inout [Feature]) -> Int {
        let before = features.count
        features = features.compactMap { feature in
            guard let geometry = feature.geometry else { return feature }
            guard let projected = try? forward(geometry) else { return nil }
            var feature = feature
            feature.geometry = projected
            return feature
        }
        return before - features.count
    }
}
