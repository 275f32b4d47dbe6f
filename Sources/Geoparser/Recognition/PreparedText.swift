/// An article's tokens with all that features ask of the whole text. Reused from article to article.
package struct PreparedText {
    package internal(set) var tokens: [Token] = []
    var cues: [NameCue] = []
    package internal(set) var places: [TokenPlace] = []
    /// One a word of the text, found through `slots`.
    var entries: [WordEntry] = []
    var slots: [UInt32] = []
    /// Room for one token's name key.
    var key: [UInt8] = []
    var evidence = EvidenceCache()
    /// Runs of tokens that can hold a mention.
    package internal(set) var segments: [Range<Int>] = []

    package init() {}

    /// Replaces what is held by the article's. O(bytes) and a few gazetteer look-ups a capitalised word.
    package mutating func prepare(
        _ bytes: UnsafeBufferPointer<UInt8>, vocabulary: RecognitionVocabulary, names: NameFinder
    ) {
        Tokeniser.tokenise(bytes, into: &tokens)
        places.removeAll(keepingCapacity: true)
        places.reserveCapacity(tokens.count)
        for token in tokens {
            places.append(
                TokenPlace(cluster: vocabulary.cluster(of: token.word), role: vocabulary.role(of: token.word)))
        }
        judgeModes()
        markBreaks()
        findRuns()
        names.findNames(in: bytes, &self)
        gatherEvidence()
        markActivity()
    }

    private mutating func judgeModes() {
        let whole = TextMode.ofText(tokens)
        var start = 0
        while start < tokens.count {
            var end = start + 1
            while end < tokens.count, !tokens[end].flags.contains(.lineStart) { end += 1 }
            let mode = TextMode.of(tokens[start..<end], fallback: whole)
            for index in start..<end { places[index].mode = mode }
            start = end
        }
    }

    /// Marks the lines that were begun on purpose: after an empty line or a sentence, or although their first word would
    /// have fit on the line before, where the longest line shows how wide lines may be. No name goes on over such a break,
    /// as from a heading to its article's first word.
    private mutating func markBreaks() {
        var starts = tokens.indices.filter { tokens[$0].flags.contains(.lineStart) }
        starts.append(tokens.count)
        let lengths = zip(starts, starts.dropFirst()).map { tokens[$1 - 1].end - tokens[$0].start }
        let width = lengths.max() ?? 0
        for line in lengths.indices.dropFirst() {
            let first = tokens[starts[line]]
            places[starts[line]].isApart =
                first.flags.contains(.sentenceStart) || lengths[line - 1] + 1 + (first.end - first.start) <= width
        }
    }

    /// Runs of capitalised words, at most six long in each direction.
    private mutating func findRuns() {
        var start = 0
        while start < tokens.count {
            guard isName(start) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < tokens.count, isName(end), !places[end].isApart { end += 1 }
            for index in start..<end {
                places[index].runBefore = UInt8(min(5, index - start))
                places[index].runAfter = UInt8(min(5, end - 1 - index))
            }
            start = end
        }
    }

    /// A word whose capital says that it may be part of a name.
    package func isName(_ index: Int) -> Bool {
        tokens[index].flags.contains(.capitalised) && places[index].mode != .caseless
    }
}

/// What a token's surroundings are.
package struct TokenPlace {
    /// The word's clusters, packed; 0 when it has none.
    var cluster: UInt32
    var role: WordRole
    /// The word's row in the document evidence.
    var entry: UInt32 = 0
    var mode = TextMode.ordinary
    /// Capitalised words directly before and after it in the same run.
    var runBefore: UInt8 = 0
    var runAfter: UInt8 = 0
    package var isActive = false
    /// First of a line that was begun on purpose.
    var isApart = false

    var coarse: UInt32 { cluster == 0 ? 0 : (cluster - 1) & 31 + 1 }
    var middle: UInt32 { cluster == 0 ? 0 : (cluster - 1) >> 5 & 127 + 1 }
    var fine: UInt32 { cluster == 0 ? 0 : (cluster - 1) >> 12 & 511 + 1 }

    package static func pack(coarse: Int, middle: Int, fine: Int) -> UInt32 {
        UInt32(coarse | middle << 5 | fine << 12) + 1
    }
}
