/// Writes the hashes of a token's features. A feature is a template and a value, nothing else: all are present or absent.
package struct FeatureWriter {
    /// No token has more.
    package static let capacity = 128

    let tokens: UnsafeBufferPointer<Token>
    let cues: UnsafeBufferPointer<NameCue>
    let places: UnsafeBufferPointer<TokenPlace>
    let entries: UnsafeBufferPointer<WordEntry>

    /// Writes the hashes of one token and returns how many there are. O(1).
    /// - Parameter hashes: room for `capacity` numbers.
    package func write(_ index: Int, into hashes: UnsafeMutablePointer<UInt32>) -> Int {
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
        list.add(.bias)
        list.add(.mode, UInt64(places[index].mode.rawValue))
        list.add(.word, UInt64(token.word))
        list.add(.wordShape, token.word, places[index].mode == .caseless ? 0x7777 : token.shape)
        guard token.flags.contains(.word) else { return addStop(index, to: &list) }
        list.add(.head, UInt64(token.head))
        list.add(.tail, UInt64(token.tail & 0xFF_FFFF))
        let start = UInt32(token.has(.sentenceStart) << 1 | token.has(.perhapsStart))
        guard start > 0 else { return }
        list.add(.start, UInt64(start))
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

    @inline(__always)
    private func addName(_ index: Int, to list: inout FeatureList) {
        let cue = cues[index]
        let position = Self.position(cue)
        let own = cue.word
        list.add(.ownWord, UInt64(own.word.rawValue) | UInt64(position) << 8)
        list.add(.name, cue.signature, position)
        list.add(.nameMode, cue.kinds, position << 4 | UInt32(places[index].mode.rawValue))
        guard position > 0 else { return }
        list.add(.nameCommon, cue.kinds, UInt32(own.word.rawValue) << 8 | position)
        // Whether the name fills its run of capitalised words.
        let before = Int(places[index].runBefore) - Int(cue.offset)
        let after = Int(places[index].runAfter) - Int(cue.length - cue.offset - 1)
        list.add(.nameRun, cue.signature, UInt32(truncatingIfNeeded: max(0, before) << 8 | max(0, after)))
        guard cue.whereabouts.relation != .unknown else { return }
        let ends = UInt32(truncatingIfNeeded: min(1, max(0, before)) << 8 | min(1, max(0, after)))
        let relation = UInt32(cue.whereabouts.relation.rawValue) << 8 | position
        let few = UInt32(min(3, cue.name.placeCount)) << 4
        list.add(.whereabouts, relation, UInt32(cue.name.placeCount))
        list.add(.whereaboutsSize, relation | few, UInt32(cue.whereabouts.size))
        list.add(.whereaboutsKinds, cue.kinds, relation)
        list.add(.whereaboutsWord, UInt32(own.word.rawValue), relation)
        list.add(.whereaboutsRun, ends, relation | few)
        // A name that only places bear, or that people or things do too.
        let others: UInt32 = (own.isSurname ? 1 : 0) | (own.isGivenName ? 2 : 0) | (own.commonWordBand > 0 ? 4 : 0)
        list.add(.whereaboutsOnly, ends | others << 16, relation | few | UInt32(cue.whereabouts.size) << 16)
    }

    /// Where in its known name a token stands: 1 for the first word of one, 2 for others, 0 without a name.
    @inline(__always)
    static func position(_ cue: NameCue) -> UInt32 { cue.length == 0 ? 0 : cue.offset == 0 ? 1 : 2 }

    /// What the article says of the word elsewhere.
    @inline(__always)
    private func addDocument(_ index: Int, to list: inout FeatureList) {
        guard tokens[index].flags.contains(.capitalised), places[index].mode != .caseless else { return }
        let entry = entries[Int(places[index].entry)]
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
        list.add(.runs, UInt64(entry.runs))
        list.add(.runsName, cues[index].kinds, UInt32(entry.runs))
    }

    @inline(__always)
    private func addNeighbours(_ index: Int, to list: inout FeatureList) {
        if index > 0 {
            let before = tokens[index - 1]
            list.add(.contextWord, at: -1, before.word)
            list.add(.contextTail, at: -1, before.tail & 0xFF_FFFF)
            list.add(.contextShape, UInt64(before.shape))
            list.add(.shapeBefore, before.word, tokens[index].shape)
            if index > 1 { list.add(.contextWord, at: -2, tokens[index - 2].word) }
        }
        guard index + 1 < tokens.count else { return }
        list.add(.contextWord, at: 1, tokens[index + 1].word)
        list.add(.contextTail, at: 1, tokens[index + 1].tail & 0xFF_FFFF)
        if index + 2 < tokens.count { list.add(.contextWord, at: 2, tokens[index + 2].word) }
    }

    @inline(__always)
    private func addRun(_ index: Int, to list: inout FeatureList) {
        let place = places[index]
        let first = index - Int(place.runBefore)
        let last = index + Int(place.runAfter)
        if place.runAfter > 0 {
            list.add(.runLast, UInt64(tokens[last].word))
            list.add(.lastName, cues[last].kinds, UInt32(cues[last].word.word.rawValue))
        }
        if place.runBefore > 0 {
            list.add(.runFirst, UInt64(tokens[first].word))
            list.add(.firstName, cues[first].kinds, UInt32(cues[first].word.word.rawValue))
        }
        let before = wordBefore(run: first)
        let after = last + 1 < tokens.count ? tokens[last + 1].word : 0
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
    func wordBefore(run first: Int) -> UInt32 {
        guard first > 0 else { return 0 }
        let before = tokens[first - 1]
        guard before.flags.contains(.fullStop), first > 1, tokens[first - 2].flags.contains(.capitalised),
            tokens[first].flags.contains(.perhapsStart)
        else { return before.word }
        return tokens[first - 2].word &+ 1
    }

    @inline(__always)
    private func addClusters(_ index: Int, to list: inout FeatureList) {
        for other in max(0, index - 1)...min(tokens.count - 1, index + 1) where places[other].cluster != 0 {
            list.add(.cluster, at: other - index, places[other].coarse)
            list.add(.cluster, at: other - index, places[other].middle | 1 << 10)
            list.add(.cluster, at: other - index, places[other].fine | 2 << 10)
        }
    }
}
