/// What the gazetteer knows of a key without looking at its places: 40 bits, read with one cache miss.
///
///     bits  0–16  kinds of the places that bear the name (not counting abbreviations, demonyms and IATA codes)
///     bits 17–20  population band: log₂ of the largest such place's population, halved (0 … 15)
///     bits 21–24  number of such places, at most 15
///     bit     25  some longer key begins with this key and a space
///     bit     26  a demonym
///     bits 27–30  an abbreviation: in capitals, in mixed case, with full stops, without
///     bits 31–34  band of a common word: 1 the most common … 15; 0 for none
///     bits 35–36  given name, surname
///     bit     37  the preferred name of some place
///     bit     38  an IATA code
///     bit     39  the abbreviation, demonym or name of a country
@frozen
public struct NameEvidence: Hashable, Sendable {
    public let rawValue: UInt64

    @inlinable
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Nothing is known of the key.
    public static var none: NameEvidence {
        @inlinable get { NameEvidence(rawValue: 0) }
    }

    @inlinable public var isNone: Bool { rawValue == 0 }
    /// The kinds of the places that bear it as a name.
    @inlinable public var kinds: PlaceKinds { PlaceKinds(rawValue: UInt32(truncatingIfNeeded: rawValue & 0x1FFFF)) }
    /// Half the binary logarithm of the largest such place's population, rounded down, 0 … 15: 1 from 4, 5 from 1,024,
    /// 8 from 65,536, 10 from a million, 13 from 67 million.
    @inlinable public var populationBand: Int { Int(rawValue >> 17 & 15) }
    /// How many places bear it as a name, at most 15.
    @inlinable public var placeCount: Int { Int(rawValue >> 21 & 15) }
    @inlinable public var isPlaceName: Bool { rawValue & 0x1FFFF != 0 }
    @inlinable public var isPrefixOfLonger: Bool { rawValue >> 25 & 1 != 0 }
    @inlinable public var isDemonym: Bool { rawValue >> 26 & 1 != 0 }
    @inlinable public var isAbbreviation: Bool { rawValue >> 27 & 3 != 0 }
    /// Some abbreviation with this key is written without small letters: "UAE", "N.Y.".
    @inlinable public var isCapitalAbbreviation: Bool { rawValue >> 27 & 1 != 0 }
    /// Some abbreviation with this key is written with small letters: "Calif.".
    @inlinable public var isMixedCaseAbbreviation: Bool { rawValue >> 28 & 1 != 0 }
    @inlinable public var isDottedAbbreviation: Bool { rawValue >> 29 & 1 != 0 }
    @inlinable public var isUndottedAbbreviation: Bool { rawValue >> 30 & 1 != 0 }
    /// 1 for the most common words to 15 for the least common of the list, 0 for no common word. See `WordFlags`.
    @inlinable public var commonWordBand: Int { Int(rawValue >> 31 & 15) }
    @inlinable public var isGivenName: Bool { rawValue >> 35 & 1 != 0 }
    @inlinable public var isSurname: Bool { rawValue >> 36 & 1 != 0 }
    @inlinable public var isPreferredName: Bool { rawValue >> 37 & 1 != 0 }
    @inlinable public var isIATACode: Bool { rawValue >> 38 & 1 != 0 }
    /// It names a country: by name, abbreviation or demonym.
    @inlinable public var isOfCountry: Bool { rawValue >> 39 & 1 != 0 }
    @inlinable public var word: WordFlags { WordFlags(rawValue: UInt8(rawValue >> 31 & 0x3F)) }
}

/// What the word lists say of a single word.
@frozen
public struct WordFlags: Hashable, Sendable {
    public let rawValue: UInt8

    @inlinable
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 1 + log₂ of the word's position in the list of common words, at most 15; 0 for no common word.
    @inlinable public var commonWordBand: Int { Int(rawValue & 15) }
    @inlinable public var isCommonWord: Bool { rawValue & 15 != 0 }
    @inlinable public var isGivenName: Bool { rawValue & 16 != 0 }
    @inlinable public var isSurname: Bool { rawValue & 32 != 0 }
}
