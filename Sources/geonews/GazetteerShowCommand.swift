import ArgumentParser
import Export
import Gazetteer
import Geo

struct GazetteerShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows all that is known of a place, or its shape as GeoJSON.",
        discussion: "Example: geonews gazetteer show 616635")

    @Argument(help: "A GeoNames id, or one of the project's own.")
    var id: UInt32

    @Flag(help: "Write the shape, or the point of a place without one, as GeoJSON.")
    var geojson = false

    @OptionGroup var gazetteer: GazetteerOption

    func run() throws {
        let gazetteer = try gazetteer.open()
        guard let row = gazetteer.row(of: PlaceID(rawValue: id)) else {
            throw Failure("the gazetteer has no place \(id); look for it with: geonews gazetteer search NAME")
        }
        if geojson { try writeShape(of: row, in: gazetteer) } else { describe(row, in: gazetteer) }
    }

    private func describe(_ row: PlaceRow, in gazetteer: Gazetteer) {
        let place = gazetteer[row]
        print(gazetteer.summary(of: row))
        print("kind\t\(place.kind)\(place.isCapital ? ", capital" : "")\(place.isSeat ? ", seat of a division" : "")")
        print("point\t\(place.coordinate.longitude) \(place.coordinate.latitude)")
        if place.radius > 0 { print("radius\t\(Int(place.radius / 1000)) km") }
        if place.validFrom != 0 || place.validTo != 0 {
            print("valid\t\(date(place.validFrom)) to \(date(place.validTo))")
        }
        for container in gazetteer.containers(of: row) { print("inside\t\(gazetteer.summary(of: container))") }
        for dispute in gazetteer.disputes(of: row) {
            let claimants = dispute.claimants.joined(separator: ", ")
            print(
                "dispute\t\(date(dispute.from)) to \(date(dispute.to))\tclaimed by \(claimants)\t"
                    + "administered by \(dispute.administration)\t\(dispute.note)")
        }
        for name in gazetteer.names(of: row) { print("name\t\(name.text)\t\(name.language)\t\(name.kind)") }
    }

    /// 19911226 as 1991-12-26, nothing for an open end.
    private func date(_ number: Int32) -> String {
        guard number != 0 else { return "…" }
        let (year, month, day) = (number / 10000, abs(number) / 100 % 100, abs(number) % 100)
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    private func writeShape(of row: PlaceRow, in gazetteer: Gazetteer) throws {
        let geometry = gazetteer.shape(of: row) ?? .point(gazetteer[row].coordinate)
        let feature = Feature(
            id: .integer(Int64(id)), geometry: geometry,
            properties: Properties([(name: "name", value: .string(gazetteer.name(of: row)))]))
        let collection = FeatureCollection(name: gazetteer.name(of: row), features: [feature])
        try Format.geoJSON.write(MapDocument(collection), to: "-")
    }
}
