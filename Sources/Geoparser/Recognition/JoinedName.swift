import Gazetteer

extension PreparedText {
    private static let of = WordHash.of("of".utf8)
    private static let the = WordHash.of("the".utf8)
    private static let and = WordHash.of("and".utf8)
    private static let directions = Set(
        ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"].map {
            WordHash.of($0.utf8)
        })
    private static let regions = [PlaceKind.country, .continent, .macroRegion, .disputed, .ocean, .lake]
        .reduce(PlaceKinds(rawValue: 0)) { $0.union(PlaceKinds($1)) }
    private static let inhabited = PlaceKinds.settlements.union([
        PlaceKinds(.country), PlaceKinds(.admin1), PlaceKinds(.admin2),
    ])

    /// The known name over the token, when its words are joined by a hyphen or a small word: "Port-au-Prince", "Newcastle
    /// upon Tyne", "Bosnia and Herzegovina".
    ///
    /// Such names are rare in what the chain learns from, and no accident: where one stands, it is meant as a whole. But
    /// "City of Norfolk" and "State of Ohio" say only what Norfolk and Ohio are, and "Australia and New Zealand" are two.
    func joinedName(over token: Int) -> Range<Int>? {
        let cue = cues[token]
        let start = token - Int(cue.offset)
        let name = start..<start + Int(cue.length)
        if isDirected(name) || isRegion(name) { return name }
        guard cue.length > 2, cue.name.isPlaceName, places[token].mode == .ordinary,
            tokens[name.lowerBound].flags.contains(.capitalised),
            tokens[name.upperBound - 1].flags.contains(.capitalised),
            name.contains(where: { tokens[$0].flags.contains(.hyphen) || tokens[$0].flags.contains(.lowerCase) })
        else { return nil }
        let isInhabited = !cue.name.kinds.isDisjoint(with: Self.inhabited)
        if tokens[name.lowerBound + 1].word == Self.of { return isInhabited ? nil : name }
        if name.contains(where: { tokens[$0].word == Self.and }) { return isInhabited ? name : nil }
        return name
    }

    /// A name of several words that only regions and waters bear and that is all of its run of capitalised words: "South
    /// China Sea".
    private func isRegion(_ name: Range<Int>) -> Bool {
        let (place, cue) = (places[name.lowerBound], cues[name.lowerBound])
        guard name.count > 1, place.mode == .ordinary, cue.name.isPlaceName,
            cue.name.kinds.isSubset(of: Self.regions), Int(place.runAfter) == name.count - 1
        else { return false }
        return place.runBefore == 0 || place.runBefore == 1 && tokens[name.lowerBound - 1].word == Self.the
    }

    /// Every region's name of that kind, in the order of the text. O(tokens).
    var regionNames: [Range<Int>] {
        prominent.compactMap { index in
            guard cues[index].length > 1, cues[index].offset == 0 else { return nil }
            let name = index..<index + Int(cues[index].length)
            return isRegion(name) ? name : nil
        }
    }

    /// A country, division or region whose name begins with a direction: "Central Asia", "South Ossetia".
    private func isDirected(_ name: Range<Int>) -> Bool {
        name.count == 2 && tokens[name.lowerBound].flags.contains(.capitalised)
            && places[name.lowerBound].mode == .ordinary
            && cues[name.lowerBound].name.isPlaceName
            && cues[name.lowerBound].name.kinds.isDisjoint(with: .settlements)
            && Self.directions.contains(tokens[name.lowerBound].word)
    }
}

extension TagLattice.Toponym {
    /// Makes those toponyms whole that are parts of a joined name, and each such name once, as sure as its surest part.
    /// They stay in order and do not overlap.
    static func join(_ toponyms: [Self], in text: borrowing PreparedText, segment: Range<Int>, into whole: inout [Self])
    {
        whole.clear()
        for var toponym in toponyms {
            let first = segment.lowerBound + toponym.span.lowerBound
            if let name = text.joinedName(over: first), name.lowerBound >= segment.lowerBound {
                let span = name.lowerBound - segment.lowerBound..<name.upperBound - segment.lowerBound
                if toponym.type == .place, span.upperBound >= toponym.span.upperBound, span.upperBound <= segment.count
                {
                    toponym.span = span
                }
                toponym.isJoined = toponym.span == span
            }
            if let last = whole.last, last.span.overlaps(toponym.span) {
                toponym.probability = max(last.probability, toponym.probability)
                if toponym.span.count > last.span.count {
                    toponym.type = last.type
                    whole[whole.count - 1] = toponym
                } else {
                    whole[whole.count - 1].probability = toponym.probability
                }
            } else {
                whole.append(toponym)
            }
        }
    }
}
