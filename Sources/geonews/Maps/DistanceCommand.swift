import ArgumentParser
import Gazetteer
import Geo
import Projection

struct DistanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distance",
        abstract: "Measures the shortest way between two places, on the ellipsoid.",
        discussion: """
            A place is a name in the gazetteer (of several the most prominent is meant) or longitude,latitude in degrees.

            Examples:
              geonews distance Yerevan Baku
              geonews distance -- -77.0369,38.9072 2.3522,48.8566
            """)

    @Argument(help: "A name, or longitude,latitude.") var from: String
    @Argument(help: "A name, or longitude,latitude.") var to: String

    @OptionGroup var gazetteer: GazetteerOption

    func run() throws {
        let (start, end) = (try place(from), try place(to))
        let answer = try Geodesic().inverse(from: start.position, to: end.position)
        let bearing = (answer.startAzimuth + 360).truncatingRemainder(dividingBy: 360)
        print(start.words)
        print(end.words)
        print("\(tenths(answer.distance / 1000)) km, bearing \(tenths(bearing))°")
    }

    private func place(_ text: String) throws -> (position: Coordinate, words: String) {
        let numbers = text.split(separator: ",").compactMap { Double($0) }
        if numbers.count == 2 {
            let position = Coordinate(longitude: numbers[0], latitude: numbers[1])
            guard position.isValid else { throw Failure("'\(text)' is not longitude,latitude in degrees") }
            return (position, text)
        }
        let gazetteer = try gazetteer.open()
        let hits = gazetteer.search(text, limit: 20)
        guard let best = hits.first else {
            throw Failure("'\(text)' is no name in the gazetteer: give longitude,latitude instead")
        }
        // Of a division and the town in it that it is named after, the town is meant.
        let isDivision = [.admin1, .admin2].contains(gazetteer[best.row].kind)
        let town = hits.first { hit in
            isDivision && hit.match == best.match && gazetteer[hit.row].kind == .city
                && gazetteer.isInside(hit.row, best.row)
        }
        let row = (town ?? best).row
        return (gazetteer[row].coordinate, gazetteer.summary(of: row))
    }

    private func tenths(_ number: Double) -> String { String((number * 10).rounded() / 10) }
}
