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
    /// Tokens with a capital, of a script without, or in a line whose case says nothing: others begin no name.
    var prominent: [Int] = []
    /// Tokens whose capitals say that they may be parts of names.
    var nameWords: [Int] = []
    /// Room for one token's name key.
    var key: [UInt8] = []
    var keys = KeyCache()
    /// Names while they are looked up.
    var nameStarts = [NameStart](repeating: NameStart(), count: NameStart.most)
    /// The longest known names, none within another.
    var knownNames: [KnownName] = []
    /// Names that some country or ADM1 may bear, within others too.
    var divisionNames: [KnownName] = []
    var lands = NamedLands()
    /// The names that `lands` is asked about.
    var located: [Int] = []
    /// 1 for each token that can be part of a mention.
    var activity: [UInt8] = []
    /// Runs of tokens that can hold a mention.
    package internal(set) var segments: [Range<Int>] = []
    /// The tokens in and around them.
    private var near: [Int] = []

    package init() {}

    /// Replaces what is held by the article's. O(bytes) and a few gazetteer look-ups a capitalised word.
    package mutating func prepare(
        _ bytes: UnsafeBufferPointer<UInt8>, vocabulary: RecognitionVocabulary, names: NameFinder
    ) {
        prepareSegments(bytes, vocabulary: vocabulary, names: names)
        locateNames(in: names.gazetteer)
        lookUpClusters(vocabulary)
    }

    /// The same without the names' whereabouts and the words' clusters.
    mutating func prepareSegments(
        _ bytes: UnsafeBufferPointer<UInt8>, vocabulary: RecognitionVocabulary, names: NameFinder
    ) {
        prepareNames(bytes, names)
        gatherEvidence(vocabulary)
        markActivity(vocabulary)
    }

    /// Replaces what is held by the article's tokens and known names. O(bytes) and a few gazetteer look-ups a capitalised
    /// word.
    mutating func prepareNames(_ bytes: UnsafeBufferPointer<UInt8>, _ names: NameFinder) {
        Tokeniser.tokenise(bytes, into: &tokens)
        places.refill(tokens.count, with: TokenPlace())
        tokens.withUnsafeBufferPointer { tokens in
            places.withUnsafeMutableBufferPointer { places in
                TextLayout(tokens, places).read(
                    lines: &lines, prominent: &prominent, names: &nameWords)
            }
        }
        names.findNames(in: bytes, &self)
    }

    /// Looks up the words in and around the segments, as far as features look.
    mutating func lookUpClusters(_ vocabulary: RecognitionVocabulary) {
        near.grow(to: tokens.count, 0)
        near.withUnsafeMutableBufferPointer { room in
            var (count, next) = (0, 0)
            for segment in segments {
                let end = min(tokens.count, segment.upperBound + 2)
                for index in max(next, segment.lowerBound - 2)..<end {
                    room[count] = index
                    count += 1
                }
                next = end
            }
            let near = room[..<count]
            tokens.withUnsafeBufferPointer { tokens in
                places.withUnsafeMutableBufferPointer { places in
                    // The table is larger than a processor's near caches.
                    for index in near.prefix(Self.lookAhead) { vocabulary.prefetch(tokens[index].word) }
                    for number in near.indices {
                        if number + Self.lookAhead < near.count {
                            vocabulary.prefetch(tokens[near[number + Self.lookAhead]].word)
                        }
                        places[near[number]].cluster = vocabulary.cluster(of: tokens[near[number]].word)
                    }
                }
            }
        }
    }

    /// Words whose rows are asked for ahead: as many as a processor waits for at once.
    private static let lookAhead = 16
}

/// What a token's surroundings are.
package struct TokenPlace {
    /// The word's clusters, packed; 0 when it has none, or no segment is near.
    var cluster: UInt32 = 0
    /// A name's row in the document evidence.
    var entry: UInt32 = 0
    var mode = TextMode.ordinary
    /// Capitalised words directly before and after it in the same run.
    var runBefore: UInt8 = 0
    var runAfter: UInt8 = 0
    /// First of a line that was begun on purpose.
    var isApart = false

    var coarse: UInt32 { cluster == 0 ? 0 : (cluster - 1) & 31 + 1 }
    var middle: UInt32 { cluster == 0 ? 0 : (cluster - 1) >> 5 & 127 + 1 }
    var fine: UInt32 { cluster == 0 ? 0 : (cluster - 1) >> 12 & 511 + 1 }

    package static func pack(coarse: Int, middle: Int, fine: Int) -> UInt32 {
        UInt32(coarse | middle << 5 | fine << 12) + 1
    }
}
