import Geoparser

/// How a file of one token a line is laid out. Columns count from 0.
public struct ColumnLayout: Hashable, Sendable {
    public var token: Int
    /// The first column with tags; those after it hold further layers, nested inside.
    public var tags: Int

    public init(token: Int = 0, tags: Int = 1) {
        self.token = token
        self.tags = tags
    }
}

/// Tokens of an article and their tags, layer by layer.
private struct TokenBlock {
    var line: Int
    var id: String?
    var tokens: [String] = []
    /// True where a sentence or paragraph begins.
    var breaks: [Bool] = []
    var tags: [[Substring]] = []
}

/// CoNLL, IOB2 and BIOES: blank lines end sentences; `-DOCSTART-` and `# newdoc` begin articles. A file without such
/// marks is one article when its tags say so (a file an article), see `read`.
extension CorpusBuilder {
    /// - Parameter id: names the article when the file is one; otherwise each marked part gets `id#n`.
    mutating func readColumns(_ text: String, id: String, layout: ColumnLayout?, isOneArticle: Bool) throws(CorpusError)
    {
        var blocks: [TokenBlock] = []
        var current = TokenBlock(line: 1)
        var isBreak = true
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let layout = layout ?? Self.layout(of: lines)
        let hasMarks = lines.contains { $0.hasPrefix("-DOCSTART-") || $0.hasPrefix("# newdoc") }
        func endArticle(before line: Int) {
            if !current.tokens.isEmpty { blocks.append(current) }
            current = TokenBlock(line: line)
        }
        for (number, rawLine) in lines.enumerated() {
            let line = rawLine.last == "\r" ? rawLine.dropLast() : rawLine
            if line.allSatisfy(\.isWhitespace) {
                if !hasMarks && !isOneArticle { endArticle(before: number + 2) }
                isBreak = true
            } else if line.hasPrefix("-DOCSTART-") || line.hasPrefix("# newdoc") {
                endArticle(before: number + 1)
            } else if line.hasPrefix("# ") && layout.token > 0 {
                continue
            } else {
                let separator: Character = line.contains("\t") ? "\t" : " "
                let fields = line.split(separator: separator, omittingEmptySubsequences: separator == "\t")
                guard fields.count > max(layout.token, layout.tags) else {
                    if fields.count == 1 && number == 0 { continue }
                    try report(
                        "expected a token and its tag in columns \(layout.token + 1) and \(layout.tags + 1)",
                        line: number + 1)
                    continue
                }
                current.tokens.append(String(fields[layout.token]).trimmed)
                current.tags.append(fields[layout.tags...].map { Substring(String($0).trimmed) })
                current.breaks.append(isBreak)
                isBreak = false
            }
        }
        endArticle(before: lines.count)
        for (number, block) in blocks.enumerated() {
            append(Self.article(block, id: isOneArticle ? id : "\(id)#\(number + 1)", demonyms: demonyms))
        }
    }

    /// Universal NER numbers its tokens in the first column; others put the token there.
    private static func layout(of lines: [Substring]) -> ColumnLayout {
        let first = lines.lazy.filter { !$0.hasPrefix("#") && !$0.isEmpty }.first ?? ""
        let fields = first.split(separator: "\t")
        return fields.count >= 3 && fields[0] == "1" ? ColumnLayout(token: 1, tags: 2) : ColumnLayout()
    }

    private static func article(_ block: TokenBlock, id: String, demonyms: DemonymRule) -> CorpusArticle {
        var text: [UInt8] = []
        var ranges: [Range<Int>] = []
        var joiner = TokenJoiner()
        let isLink = block.tokens.first?.hasPrefix("http") == true
        let linkEnd = isLink ? block.breaks.indices.dropFirst().first { block.breaks[$0] } ?? 0 : 0
        for (index, token) in block.tokens.enumerated() {
            guard index >= linkEnd else {
                ranges.append(0..<0)
                continue
            }
            text += Array(joiner.space(before: token, startsParagraph: block.breaks[index], isFirst: text.isEmpty).utf8)
            ranges.append(text.count..<text.count + token.utf8.count)
            text += Array(token.utf8)
        }
        let article = Article(id: id, text: ArticleText(String(decoding: text, as: UTF8.self)))
        var found = CorpusArticle(article: article, gold: [])
        let layers = block.tags.map(\.count).max() ?? 0
        var outer: [Range<Int>] = []
        for layer in 0..<layers {
            for span in TagSpan.spans(block.tags.map { layer < $0.count ? $0[layer] : "O" })
            where span.tokens.lowerBound >= linkEnd {
                guard let type = SpanType(tag: span.type) else { continue }
                let range = ranges[span.tokens.lowerBound].lowerBound..<ranges[span.tokens.upperBound - 1].upperBound
                let isInside = outer.contains { $0.lowerBound <= range.lowerBound && $0.upperBound >= range.upperBound }
                if layer == 0 || !isInside { found.types.append(TypeSpan(range: range, type: type)) }
                if type == .organization || type == .person || type == .facility { outer.append(range) }
                let words = article.text.string(range)
                switch type {
                case .geo:
                    let kind: MentionKind =
                        isInside ? .embedded : demonyms.isDemonym(words, of: nil) ? .demonym : .place
                    found.gold.append(GoldMention(range: range, kind: kind))
                case .norp where demonyms.isDemonym(words, of: nil):
                    found.gold.append(GoldMention(range: range, kind: isInside ? .embedded : .demonym))
                default: break
                }
            }
        }
        return found
    }
}

/// A run of tokens under one type.
struct TagSpan: Hashable {
    var tokens: Range<Int>
    var type: Substring

    /// Reads IOB1, IOB2 and BIOES alike: a span begins at B or S, at I or E after another type or O, and ends after E
    /// or S. O(tags).
    static func spans(_ tags: [Substring]) -> [TagSpan] {
        var spans: [TagSpan] = []
        var open: TagSpan?
        for (index, tag) in tags.enumerated() {
            let hasPrefix = tag.dropFirst().first == "-" || tag.dropFirst().first == "_"
            let prefix = hasPrefix ? tag.first : nil
            guard let prefix else {
                if let span = open { spans.append(span) }
                open = nil
                continue
            }
            let type = tag.dropFirst(2)
            if let span = open, prefix == "B" || prefix == "S" || span.type != type {
                spans.append(span)
                open = nil
            }
            var span = open ?? TagSpan(tokens: index..<index, type: type)
            span.tokens = span.tokens.lowerBound..<index + 1
            open = span
            if prefix == "E" || prefix == "S" {
                spans.append(span)
                open = nil
            }
        }
        if let span = open { spans.append(span) }
        return spans
    }
}

extension SpanType {
    /// The tag names of the usual corpora; nil for dates, money, products and the like.
    init?(tag: Substring) {
        switch tag.lowercased() {
        case "loc", "location", "gpe", "geo", "geo-loc", "place", "toponym": self = .geo
        case "per", "person", "pers": self = .person
        case "org", "organization", "organisation", "corporation", "group", "company": self = .organization
        case "norp", "nationality": self = .norp
        case "fac", "facility": self = .facility
        default: return nil
        }
    }
}
