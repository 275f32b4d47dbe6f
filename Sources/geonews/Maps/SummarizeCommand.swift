import ArgumentParser
import Export
import Gazetteer
import Geo
import Shapes

struct SummarizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summarize",
        abstract: "Counts places and mentions by region, as polygons ready to be coloured.",
        discussion: """
            Each region gets 'places', the number of features in it, and 'mentions', the sum of theirs. Of a file of polygons all
            are written, also those with nothing in them; of countries and first-level divisions those with something.

            Examples:
              geonews summarize places.geojson --by country -o countries.gpkg
              geonews summarize places.geojson --by admin1 > provinces.geojson
              geonews summarize places.geojson --by districts.geojson > counts.geojson
            """)

    @Argument(help: "A GeoJSON file, or '-'.", completion: .file()) var map: String

    @Option(help: ArgumentHelp("'country', 'admin1', or a GeoJSON file with polygons.", valueName: "regions"))
    var by: String

    @OptionGroup var output: MapOutputOptions
    @OptionGroup var gazetteer: GazetteerOption

    func run() throws {
        let features = try MapFile.read(map).features
        var summary =
            switch by {
            case "country", "admin1": try RegionSummary(features, by: by, in: gazetteer.open())
            default: try RegionSummary(features, within: MapFile.read(by).features)
            }
        if summary.outsideCount > 0 {
            Terminal.warning("\(summary.outsideCount) of \(features.count) features are in no region", quiet: false)
        }
        summary.regions.sort { $0.mentions > $1.mentions }
        let counted = summary.regions.map { region in
            var feature = region.feature
            feature.properties["places"] = .integer(region.places)
            feature.properties[PropertyName.mentions] = .integer(region.mentions)
            return feature
        }
        try output.write(FeatureCollection(name: "summary", features: counted))
    }
}

/// How many places and mentions fall into each region.
struct RegionSummary {
    struct Region {
        var feature: Feature
        var places: Int64 = 0
        var mentions: Int64 = 0
    }

    var regions: [Region] = []
    /// How many features fell into none.
    private(set) var outsideCount = 0

    /// Counts by the country or the first-level division that the gazetteer has for each feature's `geonames_id`.
    init(_ features: [Feature], by level: String, in gazetteer: Gazetteer) {
        var indexes: [PlaceRow: Int] = [:]
        for feature in features {
            guard let row = Self.region(of: feature, level, gazetteer) else {
                outsideCount += 1
                continue
            }
            let index = indexes[row] ?? regions.count
            if index == regions.count {
                indexes[row] = index
                regions.append(Region(feature: Self.feature(of: row, in: gazetteer)))
            }
            regions[index].count(feature)
        }
    }

    /// Counts by the polygons that hold each feature's point, or a point inside its polygon.
    init(_ features: [Feature], within polygons: [Feature]) throws(ShapeError) {
        regions = polygons.map { Region(feature: $0) }
        let index = try ContainmentIndex(
            polygons.enumerated().compactMap { number, feature in feature.geometry.map { (number, $0) } })
        for feature in features {
            guard let point = try feature.geometry?.pointOnSurface() else {
                outsideCount += 1
                continue
            }
            let found = try index.ids(containing: point)
            if found.isEmpty { outsideCount += 1 }
            for number in found { regions[number].count(feature) }
        }
    }

    private static func region(of feature: Feature, _ level: String, _ gazetteer: Gazetteer) -> PlaceRow? {
        guard case .integer(let id) = feature.properties[PropertyName.geonamesID],
            let id = UInt32(exactly: id), let row = gazetteer.row(of: PlaceID(rawValue: id))
        else { return nil }
        let place = gazetteer[row]
        if level == "country" { return place.kind == .country ? row : place.country }
        return place.kind == .admin1 ? row : place.admin1
    }

    private static func feature(of row: PlaceRow, in gazetteer: Gazetteer) -> Feature {
        let place = gazetteer[row]
        return Feature(
            id: .integer(Int64(place.id.rawValue)),
            geometry: gazetteer.shape(of: row) ?? .point(place.coordinate),
            properties: Properties([
                (PropertyName.name, .string(gazetteer.name(of: row))),
                (PropertyName.geonamesID, .integer(Int64(place.id.rawValue))),
                (PropertyName.countryCode, gazetteer.countryCode(of: row).map(PropertyValue.string) ?? .null),
                (PropertyName.country, gazetteer.countryName(of: row).map(PropertyValue.string) ?? .null),
            ]))
    }
}

extension RegionSummary.Region {
    fileprivate mutating func count(_ feature: Feature) {
        places += 1
        if case .integer(let number) = feature.properties[PropertyName.mentions] {
            mentions += number
        } else {
            mentions += 1
        }
    }
}
