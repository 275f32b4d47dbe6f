/// A place's position in the gazetteer's place table, 0 ..< placeCount, the most prominent places first.
/// Valid for one gazetteer file only.
@frozen
public struct PlaceRow: RawRepresentable, Hashable, Sendable, Comparable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    @inlinable
    public static func < (left: PlaceRow, right: PlaceRow) -> Bool {
        left.rawValue < right.rawValue
    }
}
