/// What the ranker weighs, one weight each. Cases are the rows of the model: append, never reorder, or raise the
/// model's version.
package enum RankerFeature: Int, Sendable, CaseIterable {
    // The name alone
    case settlementPopulation, divisionPopulation, populationBelowLargest, populationBelowLargestCity
    case farBelowLargest, veryFarBelowLargest
    case isLargest, populationRank, names, namesBelowMost
    case isCapital, isSeat, isHandWritten
    case isCountry, isAdmin1, isAdmin2, isCity, isSection, isPostal, isRegion, isWater, isRiver, isLand, isSite,
        isAirport
    case matchWhole, matchJoined, matchDivisionWord, matchDirection, matchHyphenPart, matchPartial
    case namePreferred, nameOther, nameAbbreviation, nameDemonym
    case onlyCandidate, cityAgainstCountry
    case cityInNamesakeAdmin1, admin1AroundNamesakeCity, cityInNamesakeAdmin2, admin2AroundNamesakeCity
    case cityInNamesakePopulation
    case divisionWordFits, divisionWordConflicts, capitals
    // The words around
    case nextWordFits, nextWordConflicts, previousWordFits, previousWordConflicts
    case townWordAtTown, townWordAtCountry, townWordAtDivision
    case nationWordAtCountry, nationWordAtOther, stateWordAtAdmin1, stateWordAtOther
    case afterInCity, afterInDivision, inDateline
    case parentHolds, parentElsewhere, parentOfNamesakeHolds, parentOfNamesakeElsewhere, inParentHolds
    case countryNamed, admin1Named, countryNamedNear, admin1NamedNear, admin1InTitle, countryInTitle
    case outOfDate
    case localNewsBelowLargest, localNewsSettlement, localNewsCountry, localNewsDivision
    // The other places of the article
    case countryShare, admin1Share, admin1ShareInCountry, admin2Share, countryMentioned, admin1Mentioned,
        admin2Mentioned
    case near50, near250, nearest50, nearest50Local, near50Local, countryShareLocal, admin1ShareLocal
    case holdsOthers, holdsOthersLocal, isMostSharedCountry, isNearest, sameName
    case populationInOtherCountry, smallerInSharedCountry, smallerFarAway
    case admin1WithoutSupport
    // What the other names could be, however unlikely
    case couldBeNear, couldShareAdmin1, couldLieInAdmin2, couldHold, couldBeNearest
    // No such place in the gazetteer
    case nothing, nothingWithoutWhole, nothingCandidates, nothingLargest, nothingWords, nothingNextWord
    case nothingOnlyPartial, nothingOnlyDirection, nothingOnlyDivisionWord, nothingBestNear, nothingBestAdmin1,
        nothingBestCountry
    case nothingParentElsewhere, nothingSameName, nothingIsPersonName

    package var name: String { String(describing: self) }

    package static let count = allCases.count
    /// The features of candidates that come from the article's other places.
    static let ofArticle = RankerFeature.countryShare.rawValue..<RankerFeature.couldBeNear.rawValue
    /// Their other features; those of "no such place" are 0 for them.
    static let beforeArticle = 0..<RankerFeature.countryShare.rawValue
    static let afterArticle = RankerFeature.couldBeNear.rawValue..<RankerFeature.nothing.rawValue
    /// The features of "no such place", which has no others.
    static let ofNothing = RankerFeature.nothing.rawValue..<count
}
