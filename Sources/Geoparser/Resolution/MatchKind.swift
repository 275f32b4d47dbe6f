/// The rung of the ladder of look-ups on which a candidate was found, from the surest down.
package enum MatchKind: UInt8, Sendable, CaseIterable {
    /// The whole name is a name of the place.
    case whole
    /// The name written as one word is.
    case joined
    /// Without a division's word: "Homs province", "County Cork".
    case divisionWord
    /// Without a direction or a part: "northern Maine", "downtown Dallas".
    case direction
    /// One side of a hyphen or slash: "Dallas-Fort Worth".
    case hyphenPart
    /// Some of the words.
    case partial
}
