import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The features of candidates that hang on the name alone.
enum NameFeatures {
    static func rows(for candidates: [Candidate], words: [PlaceWords.Meaning?], facts: NameFacts) -> [Float] {
        let width = RankerFeature.count
        let count = candidates.count
        var rows = [Float](repeating: 0, count: (count + 1) * width)
        func set(_ candidate: Int, _ feature: RankerFeature, _ value: Float) {
            rows[candidate * width + feature.rawValue] = value
        }
        let largest = candidates.reduce(Float(0)) { max($0, $1.logPopulation) }
        let largestCity = candidates.reduce(Float(0)) { $1.group.isSettlement ? max($0, $1.logPopulation) : $0 }
        let mostNames = candidates.reduce(Float(0)) { max($0, $1.logNames) }
        let hasCountry = candidates.contains { $0.group == .country }
        let named = words.last { $0.map { !$0.kinds.isEmpty } ?? false } ?? nil

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
            let rank = candidates.count { $0.logPopulation > candidate.logPopulation }
            set(i, .populationRank, 1 / Float(1 + rank))
            set(i, .names, candidate.logNames / 4)
            set(i, .namesBelowMost, (candidate.logNames - mostNames) / 4)
            set(i, .isCapital, candidate.isCapital ? 1 : 0)
            set(i, .isHandWritten, candidate.isHandWritten ? 1 : 0)
            set(i, .isSeat, candidate.isSeat ? 1 : 0)
            rows[i * width + RankerFeature.isCountry.rawValue + Int(candidate.group.rawValue)] = 1
            rows[i * width + RankerFeature.matchWhole.rawValue + Int(candidate.match.rawValue)] = 1
            set(i, candidate.nameKind.feature, 1)
            set(i, .onlyCandidate, count == 1 ? 1 : 0)
            if let named, words.count > 1 {
                let fits = named.kinds.contains(candidate.group)
                set(i, fits ? .divisionWordFits : .divisionWordConflicts, 1)
            }
            set(i, .capitals, facts.isCapitals && candidate.group.isSettlement ? 1 : 0)
        }
        addNamesakes(candidates) { rows[$0 * width + $1.rawValue] = $2 }

        set(count, .nothing, 1)
        let best = candidates.map(\.match.rawValue).min() ?? MatchKind.partial.rawValue
        set(count, .nothingWithoutWhole, best == MatchKind.whole.rawValue ? 0 : 1)
        set(count, .nothingCandidates, log(Float(count + 1)) / 4)
        set(count, .nothingLargest, largest / 8)
        set(count, .nothingWords, log(Float(max(1, words.count))))
        set(count, .nothingOnlyPartial, best >= MatchKind.hyphenPart.rawValue ? 1 : 0)
        set(count, .nothingOnlyDirection, best == MatchKind.direction.rawValue ? 1 : 0)
        set(count, .nothingOnlyDivisionWord, best == MatchKind.divisionWord.rawValue ? 1 : 0)
        set(count, .nothingIsPersonName, facts.isPersonName ? 1 : 0)
        return rows
    }

    /// A city and the division of the same name around it share one point: which of them the news means.
    private static func addNamesakes(_ candidates: [Candidate], _ set: (Int, RankerFeature, Float) -> Void) {
        for (i, city) in candidates.enumerated() where city.group == .city {
            for (j, division) in candidates.enumerated() where division.contains(city) {
                switch division.group {
                case .admin1:
                    set(i, .cityInNamesakeAdmin1, 1)
                    set(j, .admin1AroundNamesakeCity, 1)
                    set(i, .cityInNamesakePopulation, city.logPopulation / 8)
                case .admin2:
                    set(i, .cityInNamesakeAdmin2, 1)
                    set(j, .admin2AroundNamesakeCity, 1)
                    set(i, .cityInNamesakePopulation, city.logPopulation / 8)
                default: break
                }
            }
        }
    }
}

/// What is known of a name as it stands in the text.
struct NameFacts: Sendable {
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
