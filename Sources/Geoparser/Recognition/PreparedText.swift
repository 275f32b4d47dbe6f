/// An article's tokens with all that features ask of the whole text. Reused from article to article.
package struct PreparedText {
    package internal(set) var tokens: [Token] = []
    var cues: [NameCue] = []
    package internal(set) var places: [TokenPlace] = []
    /// One a word of the text's names, found through `slots`.
    var entries: [WordEntry] = []
    var slots: [UInt32] = []
    /// Where lines begin, while they are looked at.
    private var lines: [Int] = []
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
        lookUpWords(vocabulary)
        tokens.withUnsafeBufferPointer { tokens in
            places.withUnsafeMutableBufferPointer { places in
                TextLayout(tokens, places).read(into: &lines)
            }
        }
        names.findNames(in: bytes, &self)
        gatherEvidence()
        markActivity()
    }

    private mutating func lookUpWords(_ vocabulary: RecognitionVocabulary) {
        places.removeAll(keepingCapacity: true)
        places.reserveCapacity(tokens.count)
        for index in tokens.indices {
            if index + Self.lookAhead < tokens.count { vocabulary.prefetch(tokens[index + Self.lookAhead].word) }
            let word = tokens[index].word
            places.append(TokenPlace(cluster: vocabulary.cluster(of: word), role: vocabulary.role(of: word)))
        }
    }

    /// Words whose rows are asked for ahead: as many as a processor waits for at once.
    private static let lookAhead = 8

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
    /// A name's row in the document evidence.
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
