/// How a stretch of text uses capitals.
enum TextMode: UInt8 {
    /// Names have capitals, other words have not.
    case ordinary
    /// Every longer word has a capital, as in headlines.
    case title
    /// All capitals, or none: case says nothing.
    case caseless

    /// Judges a line; `fallback` where there is too little to tell. O(tokens).
    static func of(_ tokens: UnsafeBufferPointer<Token>, fallback: TextMode) -> TextMode {
        var words = 0
        var capitalised = 0
        var allCapitals = 0
        var capitals = 0
        // Without branches: no processor foresees a text's words.
        for token in tokens {
            let isCapitals = token.has(.allCapitals)
            let length = token.end - token.start
            // Of short words only those in capitals count.
            let counts = token.isPlainWord & ((length > 3 ? 1 : 0) | isCapitals & (length > 1 ? 1 : 0))
            words += counts
            capitalised += counts & (token.has(.capitalised) | (length > 3 ? 0 : 1))
            allCapitals += counts & isCapitals
            // Whoever writes without capitals may write this one.
            capitals += token.has(.capitalised) & (token.word == Self.pronoun ? 0 : 1)
        }
        guard words >= 3 else { return fallback }
        if allCapitals * 10 >= words * 7 { return .caseless }
        if capitals == 0, words >= 6 { return .caseless }
        if capitalised * 10 >= words * 7, words >= 4, words <= 24 { return .title }
        if fallback == .caseless, capitalised * 50 > words { return .ordinary }
        return fallback
    }

    private static let pronoun = WordHash.of("i".utf8)

    /// Judges a whole text. O(tokens).
    static func ofText(_ tokens: UnsafeBufferPointer<Token>) -> TextMode {
        var words = 0
        var capitalised = 0
        for token in tokens {
            words += token.isPlainWord
            capitalised += token.isPlainWord & token.has(.capitalised)
        }
        return words > 0 && capitalised * 60 < words ? .caseless : .ordinary
    }
}

extension Token {
    /// 1 for a word without digits, else 0.
    @inline(__always)
    fileprivate var isPlainWord: Int { has(.word) & ~has(.digits) }
}
