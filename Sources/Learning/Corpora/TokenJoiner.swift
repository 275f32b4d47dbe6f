/// Writes tokens as people write text: no space before a comma, none inside brackets and quotation marks.
struct TokenJoiner {
    private var isQuoteOpen = false
    private var previous = ""

    mutating func space(before token: String, startsParagraph: Bool, isFirst: Bool) -> String {
        defer { previous = token }
        if isFirst || startsParagraph {
            isQuoteOpen = token == "\""
            return isFirst ? "" : "\n"
        }
        if token == "\"" {
            isQuoteOpen.toggle()
            return isQuoteOpen ? " " : ""
        }
        if previous == "\"" { return isQuoteOpen ? "" : " " }
        let glues = Self.closing.contains(token) || Self.opening.contains(previous)
        let isPossessive = (previous == "’" || previous == "'") && Self.contractions.contains(token)
        return glues || isPossessive || token.hasPrefix("'") && token.count <= 3 && token.count > 1 || token == "n't"
            ? "" : " "
    }

    private static let closing: Set<String> = [
        ",", ".", ";", ":", "!", "?", ")", "]", "}", "”", "%", "-", "/", "’", "'", "…", "...",
    ]
    private static let opening: Set<String> = ["(", "[", "{", "“", "‘", "$", "£", "€", "-", "/", "#", "@"]
    private static let contractions: Set<String> = ["s", "t", "re", "ve", "ll", "d", "m", "S"]
}
