import Geo

/// A place as the place table has it: a value without strings, read in O(1).
@frozen
public struct Place: Sendable {
    public let row: PlaceRow
    public let id: PlaceID
    public let kind: PlaceKind
    /// GeoNames' feature class, an ASCII letter: A, H, L, P, R, S, T, U, V.
    public let featureClass: UInt8
    @usableFromInline let flags: UInt8
    /// How many names the place has beside the preferred one, at most 255.
    public let alternateNameCount: UInt8
    /// Degrees, single precision: exact to 1 m.
    @usableFromInline let longitude: Float
    @usableFromInline let latitude: Float
    /// Inhabitants; 0 when unknown.
    public let population: UInt32
    /// Metres: half the greatest extent of an area, 0 for a point.
    public let radius: Float
    /// The country's ISO 3166-1 alpha-2 code, the first letter in the high byte; 0 for none or several.
    public let countryCode: UInt16
    @usableFromInline let countryRow: UInt32
    @usableFromInline let admin1Row: UInt32
    @usableFromInline let admin2Row: UInt32
    /// The first and last day of the name's validity as year × 10000 + month × 100 + day; 0 for open.
    public let validFrom: Int32
    public let validTo: Int32

    @inlinable
    init(
        row: PlaceRow, id: PlaceID, kind: PlaceKind, featureClass: UInt8, flags: UInt8, alternateNameCount: UInt8,
        longitude: Float, latitude: Float, population: UInt32, radius: Float, countryCode: UInt16,
        countryRow: UInt32, admin1Row: UInt32, admin2Row: UInt32, validFrom: Int32, validTo: Int32
    ) {
        self.row = row
        self.id = id
        self.kind = kind
        self.featureClass = featureClass
        self.flags = flags
        self.alternateNameCount = alternateNameCount
        self.longitude = longitude
        self.latitude = latitude
        self.population = population
        self.radius = radius
        self.countryCode = countryCode
        self.countryRow = countryRow
        self.admin1Row = admin1Row
        self.admin2Row = admin2Row
        self.validFrom = validFrom
        self.validTo = validTo
    }

    /// Rounded to the five decimals that the tables have.
    @inlinable
    public var coordinate: Coordinate {
        Coordinate(longitude: Self.rounded(longitude), latitude: Self.rounded(latitude))
    }

    @inlinable
    static func rounded(_ degrees: Float) -> Double { (Double(degrees) * 100_000).rounded() / 100_000 }

    /// The containing country; nil for a country itself and for what lies in none or in several.
    @inlinable
    public var country: PlaceRow? { Self.row(countryRow) }

    /// The containing first-level division; nil for itself.
    @inlinable
    public var admin1: PlaceRow? { Self.row(admin1Row) }

    /// The containing second-level division; nil for itself.
    @inlinable
    public var admin2: PlaceRow? { Self.row(admin2Row) }

    /// The capital of a country.
    @inlinable
    public var isCapital: Bool { flags & PlaceFlags.capital != 0 }

    /// The seat of a first-level division.
    @inlinable
    public var isSeat: Bool { flags & PlaceFlags.seat != 0 }

    @inlinable
    static func row(_ stored: UInt32) -> PlaceRow? {
        stored == PlaceFlags.noRow ? nil : PlaceRow(rawValue: stored)
    }
}

@usableFromInline
enum PlaceFlags {
    @usableFromInline static let capital: UInt8 = 1
    @usableFromInline static let seat: UInt8 = 2
    /// The row has an entry in the table of dates.
    @usableFromInline static let dated: UInt8 = 4
    @usableFromInline static let noRow = UInt32.max
}
