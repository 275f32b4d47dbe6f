/// A GeoNames id, or an id of this project's own for a place whose GeoNames id is not known.
@frozen
public struct PlaceID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The project's own ids begin here; GeoNames is at 13 million.
    public static let firstOwn: UInt32 = 2_000_000_000
    /// Postal places have ids from `firstOwn` up to here.
    public static let firstAirport: UInt32 = 2_100_000_000

    public var isGeoNames: Bool { rawValue < Self.firstOwn }
    /// True for places that only the postal data know.
    public var isPostal: Bool { (Self.firstOwn..<Self.firstAirport).contains(rawValue) }

    public var description: String { String(rawValue) }

    @inlinable
    public static func < (left: PlaceID, right: PlaceID) -> Bool {
        left.rawValue < right.rawValue
    }
}
