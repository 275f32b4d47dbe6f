/// How a stretch of text uses capitals.
enum TextMode: UInt8 {
    /// Names have capitals, other words have not.
    case ordinary
    /// Every longer word has a capital, as in headlines.
    case title
    /// All capitals, or none: case says nothing.
    case caseless

    /// Judges a line; `fallback` where there is too little to tell.
    static func of(_ line: CapitalCount, fallback: TextMode) -> TextMode {
        guard line.judged >= 3 else { return fallback }
        if line.allCapitals * 10 >= line.judged * 7 { return .caseless }
        if line.certainCapitals == 0, line.judged >= 6 { return .caseless }
        if line.judgedCapitals * 10 >= line.judged * 7, line.judged >= 4, line.judged <= 24 { return .title }
        if fallback == .caseless, line.judgedCapitals * 50 > line.judged { return .ordinary }
        return fallback
    }

    /// Judges a whole text.
    static func ofText(_ text: CapitalCount) -> TextMode {
        text.words > 0 && text.capitals * 60 < text.words ? .caseless : .ordinary
    }
}

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
