import ArgumentParser
import Export
import Gazetteer
import Geo
import Geoparser

struct GazetteerSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds places by name, misspelt ones too.",
        discussion: "Example: geonews gazetteer search Stepanakirt")

    @Argument(help: "A name in any script.")
    var name: String

    @Option(name: .shortAndLong, help: "How many places to show.")
    var limit = 10

    @Flag(help: "Write the places as points of GeoJSON.")
    var geojson = false

    @OptionGroup var gazetteer: GazetteerOption

    func run() throws {
        let gazetteer = try gazetteer.open()
        let hits = gazetteer.search(name, limit: limit)
        guard !hits.isEmpty else { throw Failure("no place is called \"\(name)\" or nearly so") }
        guard !geojson else {
            let collection = FeatureCollection(name: name, features: hits.map { feature($0, in: gazetteer) })
            try Format.geoJSON.write(MapDocument(collection), to: "-")
            return
        }
        for hit in hits {
            print("\(describe(hit.match))\t\(gazetteer.summary(of: hit.row))\t\(hit.name)")
        }
    }

    private func feature(_ hit: SearchHit, in gazetteer: Gazetteer) -> Feature {
        let place = gazetteer[hit.row]
        let id = Int64(place.id.rawValue)
        return Feature(
            id: .integer(id), geometry: .point(place.coordinate),
            properties: Properties([
                (PropertyName.name, .string(gazetteer.name(of: hit.row))),
                (PropertyName.text, .string(hit.name)),
                ("match", .string(describe(hit.match))),
                ("id", .integer(id)),
                (PropertyName.kind, .string(place.kind.label)),
                (PropertyName.featureCode, .string(gazetteer.featureCode(of: hit.row))),
                (PropertyName.countryCode, gazetteer.countryCode(of: hit.row).map { .string($0) } ?? .null),
                (PropertyName.country, gazetteer.countryName(of: hit.row).map { .string($0) } ?? .null),
                (PropertyName.admin1, place.admin1.map { .string(gazetteer.name(of: $0)) } ?? .null),
                (PropertyName.population, .integer(Int64(place.population))),
            ]))
    }

    private func describe(_ match: SearchHit.Match) -> String {
        switch match {
        case .exact: "exact"
        case .folded: "folded"
        case .transliterated: "transliterated"
        case .fuzzy(let edits): edits == 1 ? "1 edit" : "\(edits) edits"
        }
    }
}

extension Gazetteer {
    /// Id, name, feature, the divisions it lies in and its population, parted by tabs.
    func summary(of row: PlaceRow) -> String {
        let place = self[row]
        let chain = [place.admin2, place.admin1, place.country].compactMap { $0 }.map { name(of: $0) }
        let letter = String(decoding: [place.featureClass], as: UTF8.self)
        return [
            place.id.description, name(of: row), "\(letter).\(featureCode(of: row))", chain.joined(separator: ", "),
            String(place.population),
        ].joined(separator: "\t")
    }
}
