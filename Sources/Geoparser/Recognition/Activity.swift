extension PreparedText {
    /// Marks the tokens that can be part of a mention, and collects their runs: capitalised words, known names of scripts
    /// without case, what may join them, and all of a text whose case says nothing. Every other token is outside a
    /// mention without a look. O(tokens).
    mutating func markActivity(_ vocabulary: RecognitionVocabulary) {
        activity.refill(tokens.count, with: 0)
        var last = -10
        for index in prominent {
            let flags = tokens[index].flags
            guard
                places[index].mode == .caseless || flags.contains(.capitalised)
                    || flags.contains(.caseless) && cues[index].length > 0
            else { continue }
            activity[index] = 1
            let gap = index - last - 1
            if gap > 0, gap <= 2, joins(last + 1, vocabulary), gap == 1 || joins(last + 2, vocabulary) {
                for between in last + 1..<index { activity[between] = 1 }
            }
            last = index
            // All of a known name, whatever joins its words: "Port-au-Prince", "Newcastle upon Tyne".
            if cues[index].length > 1, cues[index].offset == 0 {
                for part in index..<index + Int(cues[index].length) { activity[part] = 1 }
            }
        }
        collectSegments()
    }

    private mutating func collectSegments() {
        segments.removeAll(keepingCapacity: true)
        var index = 0
        while let start = activity.first(1, from: index) {
            index = start + 1
            while index < tokens.count, !places[index].isApart, activity[index] == 1 || ends(index) { index += 1 }
            segments.append(start..<index)
        }
    }

    /// Leaves the segments out that are one common word: "The" and "Officials" at a sentence's beginning, where a place may
    /// bear the most common of them too ("He", "In"), and those that stand everywhere with a capital ("I").
    ///
    /// Of 24,000 such words in the corpora the chain held none for a toponym with more than 3 %.
    mutating func passOverCommonWords() {
        segments.removeAll { segment in
            guard segment.count == 1 else { return false }
            let index = segment.lowerBound
            let flags = tokens[index].flags
            let band = cues[index].word.commonWordBand
            guard 1...13 ~= band, cues[index].length <= 1, places[index].mode == .ordinary,
                flags.isDisjoint(with: [.allCapitals, .dotted])
            else { return false }
            guard flags.contains(.sentenceStart) else { return band <= 5 }
            return band <= 8 || cues[index].length == 0
        }
    }

    private func joins(_ index: Int, _ vocabulary: RecognitionVocabulary) -> Bool {
        let flags = tokens[index].flags
        if flags.contains(.fullStop) { return mayEndAbbreviation(index) }
        return flags.contains(.hyphen) || flags.contains(.possessive)
            || vocabulary.role(of: tokens[index].word).isInsideName
    }

    /// An abbreviation's full stop and a number after a name belong to the run.
    private func ends(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let flags = tokens[index].flags
        let before = tokens[index - 1]
        if flags.contains(.fullStop) { return before.flags.contains(.capitalised) && mayEndAbbreviation(index) }
        return flags.contains(.digits) && (before.flags.contains(.capitalised) || before.flags.contains(.hyphen))
    }

    /// Whether a full stop can be an abbreviation's, by the length of what is before it: "Calif.", "Sept.".
    private func mayEndAbbreviation(_ index: Int) -> Bool {
        index > 0 && !tokens[index].flags.contains(.spaced) && tokens[index - 1].range.count <= 5
    }
}
