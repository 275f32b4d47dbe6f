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
