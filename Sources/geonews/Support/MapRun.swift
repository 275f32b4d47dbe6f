import Export
import Gazetteer
import Geo
import Geoparser

/// A run's map: opened with the first articles, written article by article, so that memory stays flat.
struct MapRun {
    private let arguments: OutputArguments
    private let options: FeatureOptions
    private let isQuiet: Bool
    private let format: Format
    private let gazetteer: Gazetteer
    private var builder: FeatureBuilder
    private var reprojection: Reprojection?
    private var writer: (any MapWriter)?
    private var style: QGISStyle?

    /// - Throws: `ShapeError` when a polygon of the filter is not valid, `ProjectionError` for an unknown CRS.
    init(_ arguments: OutputArguments, options: FeatureOptions, gazetteer: Gazetteer, isQuiet: Bool) throws {
        self.arguments = arguments
        self.options = options
        self.isQuiet = isQuiet
        format = arguments.chosenFormat
        self.gazetteer = gazetteer
        builder = try FeatureBuilder(gazetteer: gazetteer, options: options)
        reprojection = try arguments.crs.map {
            try Reprojection(to: $0, isStrict: arguments.strict, isQuiet: isQuiet)
        }
    }

    /// Writes the next articles.
    /// - Parameter isAll: nothing comes before or after them.
    mutating func add(_ located: [LocatedArticle], isAll: Bool) throws {
        if let writer {
            for article in located { try writer.add(try part(of: article)) }
            return
        }
        var parts = try located.map { try part(of: $0) }
        let isOfOne = isAll && parts.count == 1
        let facts = isOfOne ? parts[0].facts : nil
        // What is said of an only article is said of the map.
        if isOfOne { parts[0].facts = Properties() }
        let writer = try open(parts, isAll: isAll, name: isOfOne ? located[0].article : nil, facts: facts)
        for part in parts { try writer.add(part) }
        self.writer = writer
    }

    /// Puts the output in its place, with its style beside it, and warns of what was left out.
    mutating func finish() throws {
        if writer == nil { try add([], isAll: true) }
        try reprojection?.report("places")
        guard let skipped = try writer?.finish() else { return }
        format.warn(
            of: skipped, in: reprojection?.coordinateSystem ?? .wgs84, path: arguments.output, isQuiet: isQuiet)
        if arguments.qml, let style {
            let file = try Output(path: arguments.stylePath)
            try file.write(Array(style.qml.utf8))
            try file.commit()
        }
    }

    /// The first articles say what the layers look like: whether all places are areas, and whether any has a date.
    private mutating func open(
        _ parts: [MapPart], isAll: Bool, name article: Article?, facts: Properties?
    ) throws -> any MapWriter {
        if format.isPicture {
            return try PictureWriter(
                path: arguments.output, format: format, title: article.map { $0.title ?? "" }, gazetteer: gazetteer,
                isQuiet: isQuiet)
        }
        let places = parts.flatMap(\.places)
        let kind: GeometryKind = options.shape == .point ? .point : isAll ? GeometryKind(of: places) : .mixed
        var layers = MapLayers(
            name: format == .geoPackage ? "places" : article?.title ?? article?.id ?? "places",
            metadata: builder.metadata(article: facts),
            coordinateSystem: reprojection?.coordinateSystem ?? .wgs84, geometryKind: kind,
            hasEvidence: options.explains)
        style = QGISStyle(places: places)
        if format == .geoPackage {
            layers.places.style = style?.qml
            layers.mentions.style = QGISStyle(places: parts.flatMap(\.mentions))?.qml
            layers.regions.style = QGISStyle.regions(isDated: false, hasLabels: false).qml
        }
        var exportOptions = ExportOptions()
        exportOptions.hasSimpleStyle = arguments.simplestyle
        exportOptions.hasTippecanoe = arguments.tippecanoe
        return try format.open(layers, path: arguments.output, options: exportOptions)
    }

    private mutating func part(of article: LocatedArticle) throws -> MapPart {
        let layers = try builder.layers(of: article, parts: format.parts)
        var part = MapPart(
            facts: layers.facts, places: layers.places, mentions: layers.mentions,
            regions: layers.regions, articles: layers.articles)
        guard reprojection != nil else { return part }
        part.places = reprojection?.apply(to: part.places) ?? []
        part.mentions = reprojection?.apply(to: part.mentions, counting: false) ?? []
        part.regions = reprojection?.apply(to: part.regions, counting: false) ?? []
        return part
    }
}

extension Format {
    /// The layers that the format has room for.
    fileprivate var parts: FeatureLayers.Parts {
        switch self {
        case .geoPackage: [.mentions, .regions, .articles]
        case .kml: .regions
        case .cliff, .mordecai, .gkg: [.mentions, .articles]
        case .geoJSON, .geoJSONSequence, .geoJSONLines, .flatGeobuf, .csv, .hxl, .svg, .png: []
        }
    }
}
