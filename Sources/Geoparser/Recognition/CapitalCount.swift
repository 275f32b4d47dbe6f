/// How many of a stretch's words have capitals.
struct CapitalCount {
    /// Words without digits.
    private(set) var words = 0
    private(set) var capitals = 0
    /// Of these the ones by which a line is judged: longer than three bytes, or all capitals.
    private(set) var judged = 0
    private(set) var judgedCapitals = 0
    private(set) var allCapitals = 0
    /// Capitals but for "I": whoever writes without capitals may write that one.
    private(set) var certainCapitals = 0

    private static let pronoun = WordHash.of("i".utf8)

    init() {}

    /// Counts without branches: no processor foresees a text's words. O(tokens).
    init(_ tokens: UnsafeBufferPointer<Token>) {
        let pronoun = Self.pronoun
        for token in tokens {
            let word = token.has(.word) & ~token.has(.digits)
            let capital = word & token.has(.capitalised)
            let isCapitals = word & token.has(.allCapitals)
            let isJudged = word & ((token.end &- token.start > 3 ? 1 : 0) | isCapitals)
            words &+= word
            capitals &+= capital
            judged &+= isJudged
            judgedCapitals &+= isJudged & capital
            allCapitals &+= isCapitals
            certainCapitals &+= capital & (token.word == pronoun ? 0 : 1)
        }
    }

    mutating func add(_ other: CapitalCount) {
        words += other.words
        capitals += other.capitals
        judged += other.judged
        judgedCapitals += other.judgedCapitals
        allCapitals += other.allCapitals
        certainCapitals += other.certainCapitals
    }
}
