import Gazetteer
import Mapping

/// Finds the places that a name may stand for, by a ladder of look-ups: the whole name, then what is left without a
/// division's word, without a direction, one side of a hyphen, and at last some of the words. The rung is a feature.
struct CandidateGenerator: Sendable {
    /// A name has at most so many candidates; the most populous and the divisions stay.
    static let limit = 60
    /// A part of a name must be a settlement of so many inhabitants, or no settlement.
    private static let partPopulation: UInt32 = 20_000

    let gazetteer: Gazetteer
    let words = PlaceWords.shared

    /// False when the name, by itself and whole, is surely no country's, no ADM1's and no ADM2's. O(length), one look-up.
    func mayNameDivision(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let key = NameKey.key(of: UnsafeBufferPointer(rebasing: name[..<name.countWithoutPossessive]))
        guard !key.isEmpty else { return false }
        let evidence = gazetteer.evidence(forKeyHash: StableHash.value(of: key))
        return evidence.kinds.contains(.country) || evidence.kinds.contains(.admin1) || evidence.kinds.contains(.admin2)
            || evidence.isAbbreviation || evidence.isIATACode
    }

    /// The entry of a name as it stands in the text. O(candidates) and one look-up a rung.
    func entry(for name: ArraySlice<UInt8>) -> NameEntry {
        let written = name.prefix(name.withUnsafeBufferPointer { $0.countWithoutPossessive })
        let whole = NameWords(written)
        var used = whole
        var found = Found(isCapitals: isCapitals(written), written: written)
        climb(whole, &found)
        if found.isEmpty, let comma = written.firstIndex(of: UInt8(ascii: ",")), comma > written.startIndex {
            used = NameWords(written[..<comma])
            found.written = written[..<comma]
            climb(used, &found)
        }
        if found.isEmpty { addHyphenParts(used.written, to: &found) }
        if found.isEmpty { addParts(used, to: &found) }

        let candidates = found.mostLikely(Self.limit)
        let facts = NameFacts(
            wordCount: used.count, kinds: used.kinds, isCapitals: found.isCapitals, isPersonName: isPersonName(used))
        return NameEntry(
            key: whole.hash(of: whole.all), usedLength: used.written.count, candidates: candidates,
            features: NameFeatures(of: candidates, facts: facts).present, wordCount: used.count)
    }

    /// The rungs for whole names.
    private func climb(_ words: NameWords, _ found: inout Found) {
        guard words.count > 0 else { return }
        add(words.hash(of: words.all), .whole, to: &found)
        if found.isEmpty, words.count > 1 { add(words.joinedHash, .joined, to: &found) }

        let inner = withoutDivisionWord(words.all, words)
        if let inner, !found.hasDivision { add(words.hash(of: inner), .divisionWord, to: &found) }
        guard found.isEmpty || found.onlyStripped else { return }
        if let rest = withoutDirection(words.all, words) {
            add(words.hash(of: rest), .direction, to: &found)
            if let inner = withoutDivisionWord(rest, words) {
                add(words.hash(of: inner), .direction, to: &found)
            }
        }
    }

    private func withoutDivisionWord(_ range: Range<Int>, _ words: NameWords) -> Range<Int>? {
        guard range.count > 1 else { return nil }
        if words.meaning(range.upperBound - 1)?.isDivision == true { return range.lowerBound..<range.upperBound - 1 }
        guard words.meaning(range.lowerBound)?.isDivision == true else { return nil }
        if range.count > 2, words.isOf(range.lowerBound + 1) { return range.lowerBound + 2..<range.upperBound }
        return range.lowerBound + 1..<range.upperBound
    }

    private func withoutDirection(_ range: Range<Int>, _ words: NameWords) -> Range<Int>? {
        var rest = range
        while rest.count > 1, words.meaning(rest.lowerBound)?.isDirection == true {
            rest = rest.lowerBound + 1..<rest.upperBound
            if rest.count > 1, words.isOf(rest.lowerBound) { rest = rest.lowerBound + 1..<rest.upperBound }
        }
        return rest == range ? nil : rest
    }

    private func addHyphenParts(_ written: ArraySlice<UInt8>, to found: inout Found) {
        let parts = written.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
        guard parts.count > 1 else { return }
        for part in parts where part.count > 2 {
            let words = NameWords(part)
            add(words.hash(of: words.all), .hyphenPart, to: &found)
        }
    }

    /// The longest runs of words that are a known place.
    private func addParts(_ words: NameWords, to found: inout Found) {
        guard words.count > 1, words.count <= 8 else { return }
        for length in stride(from: words.count - 1, to: 0, by: -1) {
            for start in 0...(words.count - length) {
                let run = start..<start + length
                guard words.byteCount(of: run) >= 4, !run.allSatisfy({ words.isPlain($0) }) else { continue }
                add(words.hash(of: run), .partial, minimumPopulation: Self.partPopulation, to: &found)
            }
            if !found.isEmpty { return }
        }
    }

    private func add(_ hash: UInt64, _ match: MatchKind, minimumPopulation: UInt32 = 0, to found: inout Found) {
        for name in gazetteer.matches(forKeyHash: hash) {
            guard admits(name, match, found) else { continue }
            let place = gazetteer[name.row]
            if found.isInitials, name.kind.isName, name.kind != .preferred, isSettlement(place) { continue }
            guard minimumPopulation == 0 || place.population >= minimumPopulation || !isSettlement(place) else {
                continue
            }
            found.insert(place, name.kind, match)
        }
    }

    /// Abbreviations and airports' codes only as they are written, adjectives and peoples only whole.
    private func admits(_ name: NameMatch, _ match: MatchKind, _ found: Found) -> Bool {
        switch name.kind {
        case .abbreviation: gazetteer.writes(found.written, asAbbreviationOf: name.row)
        case .iata: found.isCapitals && found.written.count == 3
        case .demonymAdjective, .demonymPeople, .demonymLanguage: match == .whole
        default: true
        }
    }

    private func isSettlement(_ place: Place) -> Bool { CandidateGroup(place.kind).isSettlement }

    private func isPersonName(_ words: NameWords) -> Bool {
        words.words.contains {
            let flags = gazetteer.word(forKeyHash: $0.hash)
            return flags.isGivenName || flags.isSurname
        }
    }

    private func isCapitals(_ name: ArraySlice<UInt8>) -> Bool {
        var capitals = 0
        for byte in name {
            if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { return false }
            if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) { capitals += 1 }
        }
        return capitals > 1
    }
}

extension CandidateGenerator {
    /// The places so far, the surest rung of each.
    private struct Found {
        private struct Finding {
            let place: Place
            let match: MatchKind
            var nameKind: NameKind

            var group: CandidateGroup { CandidateGroup(place.kind) }
            var prior: Float { Float(place.population) + (group.isSettlement ? 0 : 1e7) }
            var candidate: Candidate { Candidate(place, match: match, nameKind: nameKind) }
        }

        let isCapitals: Bool
        var written: ArraySlice<UInt8>
        private var places: [Finding] = []
        /// The places of a key come in the order of their rows, so that most are behind all that were found.
        private var rowsEnd: UInt32 = 0

        /// "UK", "L.A.": no city's by-name, unless it is an abbreviation.
        var isInitials: Bool { isCapitals && (written.count <= 3 || written.contains(UInt8(ascii: "."))) }

        init(isCapitals: Bool, written: ArraySlice<UInt8>) {
            self.isCapitals = isCapitals
            self.written = written
        }

        var isEmpty: Bool { places.isEmpty }
        var hasDivision: Bool {
            places.contains {
                ($0.group == .admin1 || $0.group == .admin2) && $0.match == .whole
            }
        }
        var onlyStripped: Bool { places.allSatisfy { $0.match == .divisionWord } }

        mutating func insert(_ place: Place, _ nameKind: NameKind, _ match: MatchKind) {
            if place.row.rawValue < rowsEnd, let known = places.lastIndex(where: { $0.place.row == place.row }) {
                if places[known].match == match, nameKind.rawValue < places[known].nameKind.rawValue {
                    places[known].nameKind = nameKind
                }
                return
            }
            rowsEnd = max(rowsEnd, place.row.rawValue + 1)
            places.append(Finding(place: place, match: match, nameKind: nameKind))
        }

        func mostLikely(_ limit: Int) -> [Candidate] {
            guard places.count > limit else { return places.map(\.candidate) }
            return places.sorted { ($0.prior, $1.place.row) > ($1.prior, $0.place.row) }.prefix(limit).map(
                \.candidate)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The length of "Terter's" and "Emirates'" without their endings.
    fileprivate var countWithoutPossessive: Int {
        let end = last == UInt8(ascii: "s") ? count - 1 : count
        if end > 2, self[end - 1] == UInt8(ascii: "'") { return end - 1 }
        if end > 4, self[end - 1] == 0x99, self[end - 2] == 0x80, self[end - 3] == 0xE2 { return end - 3 }
        return count
    }
}

extension Gazetteer {
    /// The written words are, letter by letter, an abbreviation of the place.
    func writes(_ written: ArraySlice<UInt8>, asAbbreviationOf row: PlaceRow) -> Bool {
        written.withUnsafeBufferPointer { isWritten($0, asAbbreviationOf: row) }
    }
}
