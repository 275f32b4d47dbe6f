/// A place's position in the gazetteer's place table, 0 ..< placeCount. Valid for one gazetteer file only.
public struct PlaceRow: RawRepresentable, Hashable, Sendable, Comparable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public static func < (left: PlaceRow, right: PlaceRow) -> Bool {
        left.rawValue < right.rawValue
    }
}
