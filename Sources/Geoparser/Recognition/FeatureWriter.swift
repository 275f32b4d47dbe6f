/// Writes the hashes of a token's features. A feature is a template and a value, nothing else: all are present or absent.
package struct FeatureWriter {
    /// No token has more.
    package static let capacity = 192

    private let tokens: UnsafeBufferPointer<Token>
    private let cues: UnsafeBufferPointer<NameCue>
    private let places: UnsafeBufferPointer<TokenPlace>
    private let entries: UnsafeBufferPointer<WordEntry>
    /// Where the next hashes go: room for `capacity` numbers.
    package var hashes: UnsafeMutablePointer<UInt32>

    /// - Parameter hashes: room for `capacity` numbers.
    init(
        tokens: UnsafeBufferPointer<Token>, cues: UnsafeBufferPointer<NameCue>,
        places: UnsafeBufferPointer<TokenPlace>, entries: UnsafeBufferPointer<WordEntry>,
        hashes: UnsafeMutablePointer<UInt32>
    ) {
        self.tokens = tokens
        self.cues = cues
        self.places = places
        self.entries = entries
        self.hashes = hashes
    }

    /// Writes the hashes of one token and returns how many there are. O(1).
    package func write(_ index: Int) -> Int {
        var list = FeatureList(next: hashes)
        addWord(index, to: &list)
        addName(index, to: &list)
        addDocument(index, to: &list)
        addNeighbours(index, to: &list)
        addRun(index, to: &list)
        addClusters(index, to: &list)
        return list.next - hashes
    }

    @inline(__always)
    private func addWord(_ index: Int, to list: inout FeatureList) {
        let token = tokens[index]
        let mode = UInt32(places[index].mode.rawValue)
        let shape = places[index].mode == .caseless ? 0x7777 : token.shape
        list.add(.bias)
        list.add(.mode, UInt64(mode))
        list.add(.word, UInt64(token.word))
        list.add(.wordShape, token.word, shape)
        list.add(.shape, shape, mode)
        guard token.flags.contains(.word) else { return addStop(index, to: &list) }
        list.add(.head, UInt64(token.head))
        list.add(.tail2, UInt64(token.tail & 0xFFFF))
        list.add(.tail3, UInt64(token.tail & 0xFF_FFFF))
        list.add(.tail4, UInt64(token.tail))
        let start = self.start(token)
        guard start > 0 else { return }
        list.add(.start, UInt64(start))
        list.add(.startWord, token.word, start)
        list.add(.startKnown, cues[index].kinds, start << 8 | UInt32(cues[index].word.commonWordBand))
    }

    /// Whether a full stop is that of a known abbreviation, and what follows it.
    @inline(__always)
    private func addStop(_ index: Int, to list: inout FeatureList) {
        guard tokens[index].flags.contains(.fullStop), index > 0, !tokens[index].flags.contains(.spaced) else { return }
        let before = cues[index - 1].word
        var known: UInt32 = before.isMixedCaseAbbreviation ? 1 : 0
        if before.isDottedAbbreviation { known |= 2 }
        if tokens[index - 1].flags.contains(.allCapitals) { known |= 4 }
        var next: UInt32 = 0
        if index + 1 < tokens.count {
            let flags = tokens[index + 1].flags
            next = flags.contains(.lowerCase) ? 1 : flags.contains(.capitalised) ? 2 : flags.contains(.digits) ? 3 : 4
        }
        list.add(.stop, known, next)
        list.add(.stopLength, known, next << 8 | min(6, tokens[index - 1].end - tokens[index - 1].start))
    }

    private func start(_ token: Token) -> UInt32 {
        token.flags.contains(.sentenceStart) ? 2 : token.flags.contains(.perhapsStart) ? 1 : 0
    }

    @inline(__always)
    private func addName(_ index: Int, to list: inout FeatureList) {
        let cue = cues[index]
        let mode = UInt32(places[index].mode.rawValue)
        let position: UInt32 = cue.length == 0 ? 0 : cue.offset == 0 ? 1 : 2
        let own = cue.word
        list.add(.ownWord, UInt64(own.word.rawValue) | UInt64(position) << 8)
        list.add(.name, cue.signature, position)
        list.add(.nameMode, cue.kinds, position << 4 | mode)
        guard position > 0 else { return }
        list.add(.nameLength, UInt32(min(3, cue.length)), position << 8 | UInt32(cue.length - cue.offset == 1 ? 1 : 0))
        list.add(.nameCount, UInt32(cue.name.placeCount), position << 8 | UInt32(cue.name.populationBand / 3))
        list.add(.nameCommon, cue.kinds, UInt32(own.word.rawValue) << 8 | position)
        // Whether the name fills its run of capitalised words.
        let before = Int(places[index].runBefore) - Int(cue.offset)
        let after = Int(places[index].runAfter) - Int(cue.length - cue.offset - 1)
        let ends = UInt32(truncatingIfNeeded: min(1, max(0, before)) << 8 | min(1, max(0, after)))
        if cue.whereabouts.relation != .unknown {
            let relation = UInt32(cue.whereabouts.relation.rawValue) << 8 | position
            let few = UInt32(min(3, cue.name.placeCount)) << 4
            list.add(.whereabouts, relation, UInt32(cue.name.placeCount))
            list.add(.whereaboutsSize, relation | few, UInt32(cue.whereabouts.size))
            list.add(.whereaboutsKinds, cue.kinds, relation)
            list.add(.whereaboutsWord, UInt32(own.word.rawValue), relation)
            list.add(.whereaboutsRun, ends, relation | few)
            // A name that only places bear, or that people or things do too.
            let others: UInt32 = (own.isSurname ? 1 : 0) | (own.isGivenName ? 2 : 0) | (own.commonWordBand > 0 ? 4 : 0)
            list.add(
                .whereaboutsOnly, ends | others << 16, relation | few | UInt32(cue.whereabouts.size) << 16)
        }
        list.add(.nameRun, cue.signature, UInt32(truncatingIfNeeded: max(0, before) << 8 | max(0, after)))
        list.add(.nameRunEnds, cue.kinds, ends | position << 16)
    }

    @inline(__always)
    private func addDocument(_ index: Int, to list: inout FeatureList) {
        guard tokens[index].flags.contains(.capitalised), places[index].mode != .caseless else { return }
        let entry = entries[Int(places[index].entry)]
        list.add(.lowerCount, UInt64(min(2, entry.lower)))
        list.add(.capitalCount, UInt64(min(3, entry.capitalised)) | UInt64(min(1, entry.lower)) << 8)
        guard entry.capitalised > 1 else { return }
        var bits = entry.before
        while bits != 0 {
            list.add(.cueBefore, UInt64(bits.trailingZeroBitCount))
            bits &= bits - 1
        }
        bits = entry.after
        while bits != 0 {
            list.add(.cueAfter, UInt64(bits.trailingZeroBitCount))
            bits &= bits - 1
        }
        list.add(.runs, UInt64(entry.runs.rawValue))
        list.add(.runsName, cues[index].kinds, UInt32(entry.runs.rawValue))
    }

    @inline(__always)
    private func addNeighbours(_ index: Int, to list: inout FeatureList) {
        for distance in [-2, -1, 1, 2] {
            let other = index + distance
            guard other >= 0, other < tokens.count else {
                list.add(.contextEdge, at: distance, 0)
                continue
            }
            list.add(.contextWord, at: distance, tokens[other].word)
            list.add(.contextName, at: distance, cues[other].signature)
            if distance == -1 || distance == 1 {
                list.add(.contextShape, at: distance, tokens[other].shape)
                list.add(.contextTail, at: distance, tokens[other].tail & 0xFF_FFFF)
            }
        }
        let token = tokens[index]
        let before = index > 0 ? tokens[index - 1].word : 0
        let after = index + 1 < tokens.count ? tokens[index + 1].word : 0
        list.add(.contextWords, before, after)
        if index > 1 { list.add(.twoBefore, tokens[index - 2].word, before) }
        if index + 2 < tokens.count { list.add(.twoAfter, after, tokens[index + 2].word) }
        list.add(.wordBefore, before, token.word)
        list.add(.wordAfter, after, token.word)
        list.add(.shapeBefore, before, token.shape)
        list.add(.beforeName, before, cues[index].kinds)
        list.add(.afterName, after, cues[index].kinds)
        list.add(.spacing, UInt64(token.flags.contains(.spaced) ? 1 : 0))
    }

    @inline(__always)
    private func addRun(_ index: Int, to list: inout FeatureList) {
        let place = places[index]
        let first = index - Int(place.runBefore)
        let last = index + Int(place.runAfter)
        list.add(.runSize, UInt32(place.runBefore), UInt32(place.runAfter))
        if place.runAfter > 0 {
            list.add(.runLast, UInt64(tokens[last].word))
            list.add(.lastName, cues[last].kinds, UInt32(cues[last].word.word.rawValue))
        }
        if place.runBefore > 0 {
            list.add(.runFirst, UInt64(tokens[first].word))
            list.add(.namePlace, cues[first].kinds, UInt32(cues[first].word.word.rawValue))
        }
        let before = wordBefore(run: first)
        let after = last + 1 < tokens.count ? tokens[last + 1].word : 0
        list.add(.before, UInt64(before))
        list.add(.after, UInt64(after))
        if cues[index].whereabouts.relation != .unknown {
            list.add(.whereaboutsBefore, before, UInt32(cues[index].whereabouts.relation.rawValue))
        }
        list.add(.runBefore, before, UInt32(place.runBefore) << 8 | UInt32(min(1, place.runAfter)))
        list.add(.runAfter, after, UInt32(place.runAfter) << 8 | UInt32(min(1, place.runBefore)))
        list.add(.beforeAfter, before, after)
        if first > 1 { list.add(.beforePair, tokens[first - 2].word, before) }
        if last > first { list.add(.wholeRun, tokens[first].word, tokens[last].word &+ UInt32(last - first)) }
        // "Bangor, Maine": the names on the other side of a comma.
        if after == SignHash.comma, last + 2 < tokens.count {
            list.add(.commaName, cues[last + 2].signature, 1)
            list.add(.commaWord, tokens[last + 2].word, 1)
        }
        if before == SignHash.comma, first > 1 {
            list.add(.commaName, cues[first - 2].signature, 2)
            list.add(.commaWord, tokens[first - 2].word, 2)
        }
        addList(index, first: first, last: last, before: before, after: after, to: &list)
        if first > 0 { list.add(.beforeCluster, places[first - 1].middle, cues[index].kinds) }
        if last + 1 < tokens.count { list.add(.afterCluster, places[last + 1].middle, cues[index].kinds) }
    }

    /// "Hadrut and Shushi", "Hadrut, Shushi": what the gazetteer knows of the names that stand beside this one in a list.
    @inline(__always)
    private func addList(
        _ index: Int, first: Int, last: Int, before: UInt32, after: UInt32, to list: inout FeatureList
    ) {
        let own = cues[index].kinds
        let earlier = first > 1 && SignHash.joinsList(before) ? cues[first - 2].kinds : 0
        let later = last + 2 < tokens.count && SignHash.joinsList(after) ? cues[last + 2].kinds : 0
        if earlier != 0 { list.add(.listBefore, earlier, own) }
        if later != 0 { list.add(.listAfter, later, own) }
        if earlier != 0 || later != 0 { list.add(.listBetween, earlier &* 31 &+ later, own) }
    }

    /// The word before a run; before the full stop of an abbreviation ("Sen. Doe") that abbreviation.
    private func wordBefore(run first: Int) -> UInt32 {
        guard first > 0 else { return 0 }
        let before = tokens[first - 1]
        guard before.flags.contains(.fullStop), first > 1, tokens[first - 2].flags.contains(.capitalised),
            tokens[first].flags.contains(.perhapsStart)
        else { return before.word }
        return tokens[first - 2].word &+ 1
    }

    @inline(__always)
    private func addClusters(_ index: Int, to list: inout FeatureList) {
        for distance in -2...2 {
            let other = index + distance
            guard other >= 0, other < tokens.count, places[other].cluster != 0 else { continue }
            list.add(.cluster, at: distance, places[other].coarse)
            list.add(.cluster, at: distance, places[other].middle | 1 << 10)
            if distance > -2, distance < 2 { list.add(.cluster, at: distance, places[other].fine | 2 << 10) }
        }
        let before = index > 0 ? places[index - 1].middle : 0
        let after = index + 1 < tokens.count ? places[index + 1].middle : 0
        let own = places[index].middle
        list.add(.clusterPair, before, after)
        list.add(.clusterBefore, before, own)
        list.add(.clusterAfter, after, own)
        list.add(.clusterName, before, cues[index].kinds)
        list.add(.clusterNameAfter, after, cues[index].kinds)
    }
}
