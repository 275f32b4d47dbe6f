/// One of a place's names.
public struct PlaceName: Hashable, Sendable {
    public let text: String
    /// A BCP 47 tag; empty when the source does not say.
    public let language: String
    public let kind: NameKind

    public init(text: String, language: String, kind: NameKind) {
        self.text = text
        self.language = language
        self.kind = kind
    }
}

/// How a name belongs to a place; the order is the order of preference when a key belongs to a place twice.
@frozen
public enum NameKind: UInt8, Sendable, CaseIterable {
    /// The English name that is printed.
    case preferred
    case official
    case short
    case alternate
    /// The place bore it once.
    case former
    /// "Calif.", "UAE": only as written, see `Gazetteer.isWritten(_:as:)`.
    case abbreviation
    /// "Armenian" as an adjective.
    case demonymAdjective
    /// "Armenians" as a people.
    case demonymPeople
    /// "Armenian" as a language.
    case demonymLanguage
    /// An airport's three capital letters.
    case iata

    @inlinable
    public var isDemonym: Bool { self == .demonymAdjective || self == .demonymPeople || self == .demonymLanguage }

    /// The name is the place's own, neither a code nor a word derived from it.
    @inlinable
    public var isName: Bool { rawValue <= NameKind.former.rawValue }
}

/// A place that bears the name that was looked up.
@frozen
public struct NameMatch: Hashable, Sendable {
    public let row: PlaceRow
    public let kind: NameKind
    /// The source says that the name is English, or it is the preferred one.
    public let isEnglish: Bool

    @inlinable
    init(row: PlaceRow, kind: NameKind, isEnglish: Bool) {
        self.row = row
        self.kind = kind
        self.isEnglish = isEnglish
    }
}
