import Gazetteer
import Geo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A place that a name may stand for, with what the ranker needs of it, so that no look-up is left to do per article.
package struct Candidate: Sendable {
    /// No place: a country has no country above it.
    static let none = UInt32.max

    package var row: UInt32
    package var match: MatchKind
    var nameKind: NameKind
    package var group: CandidateGroup
    /// The position as a unit vector from the Earth's middle.
    var x: Float
    var y: Float
    var z: Float
    /// log₁₀(population + 1).
    var logPopulation: Float
    /// ln(1 + number of alternate names).
    var logNames: Float
    /// Rows of the country, ADM1 and ADM2 that the place lies in, itself included where it is one.
    var country: UInt32
    var admin1: UInt32
    var admin2: UInt32
    var isCapital: Bool
    var isSeat: Bool
    /// Among the few hundred places that the project itself wrote down, because news names them.
    package var isHandWritten: Bool
    var validFrom: Int32
    var validTo: Int32

    /// Hand-written places have ids from here on.
    private static let firstHandWritten: UInt32 = 2_200_000_000

    package var place: PlaceRow { PlaceRow(rawValue: row) }

    init(_ place: Place, match: MatchKind, nameKind: NameKind) {
        row = place.row.rawValue
        self.match = match
        self.nameKind = nameKind
        group = CandidateGroup(place.kind)
        (x, y, z) = Self.unitVector(place.coordinate)
        logPopulation = log10(Float(place.population) + 1)
        if place.population == 0, place.kind == .continent || place.kind == .macroRegion || place.kind == .ocean {
            logPopulation = place.kind == .continent ? 9 : 8
        }
        logNames = log(1 + Float(place.alternateNameCount))
        country = group == .country ? row : place.country?.rawValue ?? Self.none
        admin1 = group == .admin1 ? row : place.admin1?.rawValue ?? Self.none
        admin2 = group == .admin2 ? row : place.admin2?.rawValue ?? Self.none
        isCapital = place.isCapital
        isSeat = place.isSeat
        isHandWritten = place.id.rawValue >= Self.firstHandWritten
        validFrom = place.validFrom
        validTo = place.validTo
    }

    private static func unitVector(_ point: Coordinate) -> (Float, Float, Float) {
        let radians = Double.pi / 180
        let latitude = point.latitude * radians
        let longitude = point.longitude * radians
        return (
            Float(cos(latitude) * cos(longitude)), Float(cos(latitude) * sin(longitude)), Float(sin(latitude))
        )
    }

    /// The distance in kilometres along the chord, which is within 1 % of the great circle's up to 3,000 km. O(1).
    @inline(__always)
    func kilometres(to other: Candidate) -> Float {
        let dx = x - other.x
        let dy = y - other.y
        let dz = z - other.z
        return 6371 * (dx * dx + dy * dy + dz * dz).squareRoot()
    }

    /// This place holds `other` and is a division. O(1).
    @inline(__always)
    func contains(_ other: Candidate) -> Bool {
        guard row != other.row else { return false }
        return switch group {
        case .country: other.country == row
        case .admin1: other.admin1 == row
        case .admin2: other.admin2 == row
        default: false
        }
    }
}
