import ArgumentParser
import Export
import Gazetteer
import Geo
import Geoparser

extension FeatureOptions.Each: ExpressibleByArgument {}
extension FeatureOptions.Shape: ExpressibleByArgument {}

/// Which places are written, and what of them.
struct FeatureArguments: ParsableArguments {
    @Option(help: "One feature for each place, or for each mention.")
    var each = FeatureOptions.Each.place

    @Option(help: "How areas are drawn.")
    var geometry = FeatureOptions.Shape.point

    @Flag(help: "Map adjectives and peoples too: Greek, Armenians.")
    var demonyms = false

    @Option(help: ArgumentHelp("Only places that are at least this sure.", valueName: "0…1"))
    var minConfidence = 0.0

    @Option(help: ArgumentHelp("Only places in this country; may be repeated.", valueName: "CC"))
    var country: [String] = []

    @Option(
        help: ArgumentHelp("Only places in this region, by name or GeoNames id; may be repeated.", valueName: "name"))
    var region: [String] = []

    @Option(
        help: ArgumentHelp("Only places inside the polygons of this GeoJSON file; may be repeated.", valueName: "file"))
    var regionFile: [String] = []

    @Option(help: ArgumentHelp("Follow this country's view of disputed areas.", valueName: "CC"))
    var worldview: String?

    @Flag(help: "Write what spoke for each decision.")
    var explain = false

    @Flag(help: "Write alternatives and evidence as objects. QGIS cannot process such a layer.")
    var nested = false

    func validate() throws {
        guard (0...1).contains(minConfidence) else {
            throw ValidationError("--min-confidence takes a number from 0 to 1, not \(minConfidence)")
        }
        for code in country + [worldview].compactMap({ $0 }) where CountryCode.number(of: code) == nil {
            throw ValidationError("'\(code)' is no ISO 3166 alpha-2 code, such as AM or TR")
        }
    }

    func options(gazetteer: Gazetteer) throws -> FeatureOptions {
        var options = FeatureOptions()
        options.each = each
        options.shape = geometry
        options.includesDemonyms = demonyms
        options.minimumConfidence = minConfidence
        options.explains = explain
        options.isNested = nested
        options.worldview = worldview?.uppercased()
        for code in country + [worldview].compactMap({ $0 }) where gazetteer.countryRow(iso2: code) == nil {
            throw Failure("no country has the code '\(code)'")
        }
        if !country.isEmpty || !region.isEmpty || !regionFile.isEmpty {
            var filter = PlaceFilter()
            filter.countries = Set(country.map { $0.uppercased() })
            filter.regions = try region.map { try Self.region(named: $0, gazetteer: gazetteer) }
            for path in regionFile { filter.polygons += try PolygonFile.read(path) }
            options.filter = filter
        }
        return options
    }

    /// The best match for a name that is an area, or the place with that id.
    private static func region(named name: String, gazetteer: Gazetteer) throws(Failure) -> PlaceRow {
        if let number = UInt32(name) {
            guard let row = gazetteer.row(of: PlaceID(rawValue: number)) else {
                throw Failure("no place in the gazetteer has the id \(number)")
            }
            return row
        }
        let hits = gazetteer.search(name, limit: 20).map(\.row)
        guard let row = hits.first(where: { gazetteer[$0].radius > 0 || gazetteer[$0].kind.isArea }) else {
            throw Failure("no region is called '\(name)': try geonews gazetteer search '\(name)'")
        }
        return row
    }
}

extension PlaceKind {
    /// Whether places can lie in a place of the kind.
    var isArea: Bool {
        switch self {
        case .country, .admin1, .admin2, .continent, .macroRegion, .disputed, .historical, .ocean, .lake, .island: true
        case .city, .section, .postal, .river, .landform, .site, .airport: false
        }
    }
}
