import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The features of candidates that hang on the name alone, and last those of "no such place".
struct NameFeatures {
    /// Those that are not 0.
    private(set) var present: [NameFeature] = []

    init(of candidates: [Candidate], facts: NameFacts) {
        present.reserveCapacity(20 * (candidates.count + 1))
        candidates.withUnsafeBufferPointer { add($0, facts) }
    }

    @inline(__always)
    private mutating func set(_ row: Int, _ feature: RankerFeature, _ value: Float) {
        set(row, feature.rawValue, value)
    }

    @inline(__always)
    private mutating func set(_ row: Int, _ column: Int, _ value: Float) {
        guard value != 0 else { return }
        present.append(NameFeature(cell: UInt32(row * RankerFeature.count + column), value: value))
    }

    private mutating func add(_ candidates: UnsafeBufferPointer<Candidate>, _ facts: NameFacts) {
        let count = candidates.count
        var largest: Float = 0
        var largestCity: Float = 0
        var mostNames: Float = 0
        var hasCountry = false
        var best = MatchKind.partial.rawValue
        var populations: [Float] = []
        populations.reserveCapacity(count)
        for candidate in candidates {
            populations.append(candidate.logPopulation)
            largest = max(largest, candidate.logPopulation)
            if candidate.group.isSettlement { largestCity = max(largestCity, candidate.logPopulation) }
            mostNames = max(mostNames, candidate.logNames)
            hasCountry = hasCountry || candidate.group == .country
            best = min(best, candidate.match.rawValue)
        }
        for (i, candidate) in candidates.enumerated() {
            if candidate.group.isSettlement {
                set(i, .settlementPopulation, candidate.logPopulation / 8)
                set(i, .populationBelowLargestCity, (candidate.logPopulation - largestCity) / 4)
                set(i, .cityAgainstCountry, hasCountry ? 1 : 0)
            } else {
                set(i, .divisionPopulation, candidate.logPopulation / 8)
            }
            set(i, .populationBelowLargest, (candidate.logPopulation - largest) / 4)
            set(i, .farBelowLargest, max(0, largest - candidate.logPopulation - 1) / 4)
            set(i, .veryFarBelowLargest, max(0, largest - candidate.logPopulation - 3) / 4)
            set(i, .isLargest, candidate.logPopulation == largest ? 1 : 0)
            var rank: Int32 = 0
            for population in populations { rank &+= population > candidate.logPopulation ? 1 : 0 }
            set(i, .populationRank, 1 / Float(1 + rank))
            set(i, .names, candidate.logNames / 4)
            set(i, .namesBelowMost, (candidate.logNames - mostNames) / 4)
            set(i, .isCapital, candidate.isCapital ? 1 : 0)
            set(i, .isHandWritten, candidate.isHandWritten ? 1 : 0)
            set(i, .isSeat, candidate.isSeat ? 1 : 0)
            set(i, RankerFeature.isCountry.rawValue + Int(candidate.group.rawValue), 1)
            set(i, RankerFeature.matchWhole.rawValue + Int(candidate.match.rawValue), 1)
            set(i, candidate.nameKind.feature, 1)
            set(i, .onlyCandidate, count == 1 ? 1 : 0)
            if let kinds = facts.kinds, facts.wordCount > 1 {
                set(i, kinds.contains(candidate.group) ? .divisionWordFits : .divisionWordConflicts, 1)
            }
            set(i, .capitals, facts.isCapitals && candidate.group.isSettlement ? 1 : 0)
        }
        addNamesakes(candidates)

        set(count, .nothing, 1)
        set(count, .nothingWithoutWhole, best == MatchKind.whole.rawValue ? 0 : 1)
        set(count, .nothingCandidates, log(Float(count + 1)) / 4)
        set(count, .nothingLargest, largest / 8)
        set(count, .nothingWords, log(Float(max(1, facts.wordCount))))
        set(count, .nothingOnlyPartial, best >= MatchKind.hyphenPart.rawValue ? 1 : 0)
        set(count, .nothingOnlyDirection, best == MatchKind.direction.rawValue ? 1 : 0)
        set(count, .nothingOnlyDivisionWord, best == MatchKind.divisionWord.rawValue ? 1 : 0)
        set(count, .nothingIsPersonName, facts.isPersonName ? 1 : 0)
    }

    /// A city and the division of the same name around it share one point: which of them the news means.
    private mutating func addNamesakes(_ candidates: UnsafeBufferPointer<Candidate>) {
        for (j, division) in candidates.enumerated() where division.group == .admin1 || division.group == .admin2 {
            let isAdmin1 = division.group == .admin1
            for (i, city) in candidates.enumerated() where city.group == .city && division.contains(city) {
                set(i, isAdmin1 ? .cityInNamesakeAdmin1 : .cityInNamesakeAdmin2, 1)
                set(j, isAdmin1 ? .admin1AroundNamesakeCity : .admin2AroundNamesakeCity, 1)
                set(i, .cityInNamesakePopulation, city.logPopulation / 8)
            }
        }
    }
}

/// What is known of a name as it stands in the text.
struct NameFacts: Sendable {
    var wordCount: Int
    /// What its words say it is.
    var kinds: CandidateGroups?
    var isCapitals: Bool
    var isPersonName: Bool
}

extension NameKind {
    var feature: RankerFeature {
        switch self {
        case .preferred, .official, .short: .namePreferred
        case .abbreviation, .iata: .nameAbbreviation
        case .demonymAdjective, .demonymPeople, .demonymLanguage: .nameDemonym
        default: .nameOther
        }
    }
}
