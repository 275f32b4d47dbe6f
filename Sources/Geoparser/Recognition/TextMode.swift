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
        for token in tokens where token.flags.contains(.word) && !token.flags.contains(.digits) {
            guard token.end - token.start > 3 else {
                if token.flags.contains(.allCapitals), token.end - token.start > 1 {
                    allCapitals += 1
                    words += 1
                    capitalised += 1
                }
                continue
            }
            words += 1
            if token.flags.contains(.capitalised) { capitalised += 1 }
            if token.flags.contains(.allCapitals) { allCapitals += 1 }
        }
        guard words >= 3 else { return fallback }
        if allCapitals * 10 >= words * 7 { return .caseless }
        if capitalised == 0, words >= 6 { return .caseless }
        if capitalised * 10 >= words * 7, words >= 4, words <= 24 { return .title }
        if fallback == .caseless, capitalised * 50 > words { return .ordinary }
        return fallback
    }

    /// Judges a whole text. O(tokens).
    static func ofText(_ tokens: UnsafeBufferPointer<Token>) -> TextMode {
        var words = 0
        var capitalised = 0
        for token in tokens where token.flags.contains(.word) && !token.flags.contains(.digits) {
            words += 1
            if token.flags.contains(.capitalised) { capitalised += 1 }
        }
        return words > 0 && capitalised * 60 < words ? .caseless : .ordinary
    }
}
