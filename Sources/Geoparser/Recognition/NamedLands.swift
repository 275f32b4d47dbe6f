import Gazetteer

/// A known name of a text, where it stands, its key's hash and what the gazetteer found by it.
struct KnownName {
    var tokens: Range<Int>
    var hash: UInt64
    var key: KnownKey
}

/// Whether a place that bears a name lies where the article is about.
struct Whereabouts {
    enum Relation: UInt8 {
        /// The article names no country, or the name is no place's.
        case unknown
        /// Bearers of the name lie elsewhere.
        case elsewhere
        /// One that is not the most prominent lies in a country that the article names, the most prominent does,
        case country, countryOfFirst
        /// or in a first-level division that it names.
        case division, divisionOfFirst
    }

    var relation = Relation.unknown
    /// A quarter of the binary logarithm of that land's population: any word may be a town in a large country.
    var size: UInt8 = 0
}

/// The countries and first-level divisions that an article names, by name, demonym or abbreviation.
///
/// News tells its readers the country of what they may not know: where "Armenian" and "Azerbaijan" are read, a word that a
/// town in Azerbaijan bears is that town rather than someone's surname.
struct NamedLands {
    private struct Land {
        var isCountry: Bool
        /// The country's ISO code, or the division's row.
        var value: UInt32
        var size: UInt8
        /// The name that named it first, and whether another did too: no name is its own witness.
        var hash: UInt64
        var hasOther: Bool
    }

    private var lands: [Land] = []
    /// No article needs more, and a list of all countries says nothing.
    private static let most = 32
    /// So many of a name's bearers are looked at, the most prominent first.
    private static let bearers = 6

    var isEmpty: Bool { lands.isEmpty }

    mutating func removeAll() { lands.removeAll(keepingCapacity: true) }

    /// Adds the countries and the division that the name names.
    mutating func add(_ name: KnownName, in gazetteer: Gazetteer) {
        for match in gazetteer.matches(of: name.key).prefix(Self.bearers) {
            let place = gazetteer[match.row]
            switch place.kind {
            case .country: add(place, isCountry: true, value: UInt32(place.countryCode), name.hash)
            case .admin1:
                add(place, isCountry: false, value: match.row.rawValue, name.hash)
                return
            default: break
            }
        }
    }

    private mutating func add(_ place: Place, isCountry: Bool, value: UInt32, _ hash: UInt64) {
        guard let known = lands.firstIndex(where: { $0.isCountry == isCountry && $0.value == value }) else {
            let size = UInt8((32 - place.population.leadingZeroBitCount) / 4)
            let land = Land(isCountry: isCountry, value: value, size: size, hash: hash, hasOther: false)
            if lands.count < Self.most { lands.append(land) }
            return
        }
        if lands[known].hash != hash { lands[known].hasOther = true }
    }

    /// Whether bearers of the name lie in one of the lands that other names name. O(lands).
    func whereabouts(of name: KnownName, in gazetteer: Gazetteer) -> Whereabouts {
        var found = Whereabouts()
        for (number, match) in gazetteer.matches(of: name.key).prefix(Self.bearers).enumerated()
        where match.kind.isName {
            let place = gazetteer[match.row]
            guard place.kind != .country else { return Whereabouts() }
            if found.relation == .unknown { found.relation = .elsewhere }
            if let division = place.admin1, let land = land(division.rawValue, isCountry: false, besides: name.hash) {
                return Whereabouts(relation: number == 0 ? .divisionOfFirst : .division, size: land.size)
            }
            guard found.relation == .elsewhere, place.countryCode != 0,
                let land = land(UInt32(place.countryCode), isCountry: true, besides: name.hash)
            else { continue }
            found = Whereabouts(relation: number == 0 ? .countryOfFirst : .country, size: land.size)
        }
        return found
    }

    /// Asks for the places that `add` and `whereabouts` look at.
    static func prefetchBearers(of name: KnownName, in gazetteer: Gazetteer) {
        for match in gazetteer.matches(of: name.key).prefix(bearers) { gazetteer.prefetch(match.row) }
    }

    private func land(_ value: UInt32, isCountry: Bool, besides hash: UInt64) -> Land? {
        lands.first { $0.value == value && $0.isCountry == isCountry && ($0.hash != hash || $0.hasOther) }
    }
}

extension PreparedText {
    /// Tells each known name of the segments whether it lies where the article is about. O(names).
    mutating func locateNames(in gazetteer: Gazetteer) {
        lands.removeAll()
        located.removeAll(keepingCapacity: true)
        var sweep = OverlapSweep()
        for (number, name) in knownNames.enumerated() {
            let isAsked =
                mayLieSomewhere(name)
                && sweep.first(overlapping: name.tokens, amongst: segments.count) { segments[$0] } != nil
            if isAsked { located.append(number) }
            if isAsked || namesLand(name.tokens) { NamedLands.prefetchBearers(of: name, in: gazetteer) }
        }
        for name in knownNames where namesLand(name.tokens) { lands.add(name, in: gazetteer) }
        guard !lands.isEmpty else { return }
        for number in located {
            let whereabouts = lands.whereabouts(of: knownNames[number], in: gazetteer)
            for index in knownNames[number].tokens { cues[index].whereabouts = whereabouts }
        }
    }

    /// Whether places bear the name, and no country does.
    private func mayLieSomewhere(_ name: KnownName) -> Bool {
        name.key.evidence.isPlaceName && !name.key.evidence.isOfCountry
    }

    /// Whether the name is one of a country or division, as far as its spelling tells.
    private func namesLand(_ range: Range<Int>) -> Bool {
        let evidence = cues[range.lowerBound].name
        guard evidence.mayNameLand else { return false }
        if evidence.isDemonym || evidence.isPlaceName { return true }
        let isCapitals = tokens[range.lowerBound].flags.contains(.allCapitals)
        return isCapitals
            ? evidence.isCapitalAbbreviation
            : evidence.isMixedCaseAbbreviation && range.upperBound < tokens.count
                && tokens[range.upperBound].flags.contains(.fullStop)
    }
}

extension NameEvidence {
    /// Some country or first-level division perhaps bears the name.
    @inline(__always)
    var mayNameLand: Bool { isOfCountry || isAbbreviation || kinds.contains(.admin1) }
}
