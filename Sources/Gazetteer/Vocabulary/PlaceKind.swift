/// What sort of place it is, coarser than GeoNames' feature codes.
@frozen
public enum PlaceKind: UInt8, Sendable, CaseIterable {
    case country, admin1, admin2
    case city
    /// A section of a populated place (PPLX).
    case section
    /// A populated place that only postal data know.
    case postal
    case continent, macroRegion
    /// Oceans, seas, gulfs, bays, straits.
    case ocean
    case lake, river
    /// Ranges, mountains, deserts, valleys, capes, forests.
    case landform
    case island
    /// A region that several states claim, or that governs itself unrecognised.
    case disputed
    /// A state or region that is no more.
    case historical
    case site
    case airport
}

/// A set of kinds in 17 bits.
@frozen
public struct PlaceKinds: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    @inlinable
    public init(_ kind: PlaceKind) {
        rawValue = 1 << UInt32(kind.rawValue)
    }

    @inlinable
    public func contains(_ kind: PlaceKind) -> Bool {
        rawValue >> UInt32(kind.rawValue) & 1 != 0
    }

    public static let settlements: PlaceKinds = [PlaceKinds(.city), PlaceKinds(.section), PlaceKinds(.postal)]
    public static let divisions: PlaceKinds = [PlaceKinds(.country), PlaceKinds(.admin1), PlaceKinds(.admin2)]
    public static let waters: PlaceKinds = [PlaceKinds(.ocean), PlaceKinds(.lake), PlaceKinds(.river)]
}
