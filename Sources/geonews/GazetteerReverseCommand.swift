import ArgumentParser
import Gazetteer
import Geo

struct GazetteerReverseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Says in which regions a point lies and which settlements are nearest.",
        discussion: "Example: geonews gazetteer reverse -- -0.1276 51.5072")

    @Argument(help: "Degrees east.")
    var longitude: Double

    @Argument(help: "Degrees north.")
    var latitude: Double

    @Option(name: .shortAndLong, help: "How many settlements to show.")
    var limit = 5

    @OptionGroup var gazetteer: GazetteerOption

    func validate() throws {
        guard Coordinate(longitude: longitude, latitude: latitude).isValid else {
            throw ValidationError("expected longitude in -180…180 and latitude in -90…90")
        }
    }

    func run() throws {
        let gazetteer = try gazetteer.open()
        let point = Coordinate(longitude: longitude, latitude: latitude)
        for row in try gazetteer.regions(containing: point) {
            print("inside\t\(gazetteer.summary(of: row))")
        }
        for neighbour in gazetteer.nearest(to: point, limit: limit) {
            let kilometres = (neighbour.distance / 100).rounded() / 10
            print("\(kilometres) km\t\(gazetteer.summary(of: neighbour.row))")
        }
    }
}
