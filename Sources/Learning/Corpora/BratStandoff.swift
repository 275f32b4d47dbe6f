import Geo
import Geoparser

/// brat: text in one file, annotations beside it. Read are `T1<tab>LOC 10 16<tab>London` lines (discontinuous spans
/// from their first start to their last end) and notes `#1<tab>AnnotatorNotes T1<tab>geonames:2643743` or
/// `51.5,-0.12`, and normalisations `N1<tab>Reference T1 GeoNames:2643743<tab>London`.
extension CorpusBuilder {
    mutating func readBrat(text: String, annotations: String, id: String) throws(CorpusError) {
        let articleText = ArticleText(text)
        var anchoring = Anchoring(articleText.bytes)
        var spans: [(key: Substring, range: Range<Int>, type: Substring)] = []
        var ids: [Substring: UInt32] = [:]
        var coordinates: [Substring: Coordinate] = [:]
        for (number, line) in annotations.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard let key = fields.first, let mark = key.first else { continue }
            switch mark {
            case "T":
                guard let span = Self.span(fields) else {
                    try report("expected T<n>, type, start and end, words, separated by tabs", line: number + 1)
                    continue
                }
                let words = fields.count > 2 ? String(fields[2]) : ""
                guard let range = anchoring.anchor(start: span.start, end: span.end, words: span.isSplit ? "" : words)
                else {
                    try report("'\(words)' at \(span.start)…\(span.end) is nowhere in the text", line: number + 1)
                    continue
                }
                spans.append((key, range, span.type))
            case "#", "N":
                let parts = fields.dropFirst().first?.split(separator: " ") ?? []
                guard parts.count > 1 else { continue }
                let note = (parts.dropFirst(2) + fields.dropFirst(2).prefix(mark == "#" ? 1 : 0)).joined(separator: " ")
                if let id = Self.geoNamesID(note) { ids[parts[1]] = id }
                if let coordinate = Self.coordinate(note) { coordinates[parts[1]] = coordinate }
            default: continue
            }
        }
        var found = CorpusArticle(article: Article(id: id, text: articleText), gold: [])
        for span in spans {
            let words = articleText.string(span.range)
            let kind: MentionKind
            if let named = MentionKind(rawValue: span.type.lowercased()) {
                kind = named
            } else if let type = SpanType(tag: span.type) {
                found.types.append(TypeSpan(range: span.range, type: type))
                guard type == .geo || type == .norp && demonyms.isDemonym(words, of: nil) else { continue }
                kind = demonyms.isDemonym(words, of: nil) ? .demonym : .place
            } else {
                continue
            }
            found.gold.append(
                GoldMention(range: span.range, kind: kind, geoNamesID: ids[span.key], coordinate: coordinates[span.key])
            )
        }
        append(found, reanchored: anchoring.reanchored)
    }

    private static func span(_ fields: [Substring]) -> (type: Substring, start: Int, end: Int, isSplit: Bool)? {
        guard fields.count > 1 else { return nil }
        let parts = fields[1].split { $0 == " " || $0 == ";" }
        guard parts.count >= 3, let start = Int(parts[1]), let end = parts.last.flatMap({ Int($0) }) else { return nil }
        return (parts[0], start, end, parts.count > 3)
    }

    private static func geoNamesID(_ note: String) -> UInt32? {
        let lower = note.lowercased()
        guard let colon = lower.lastIndex(where: { $0 == ":" || $0 == "/" }), lower.contains("geonames") else {
            return nil
        }
        return UInt32(lower[lower.index(after: colon)...].prefix { $0.isNumber })
    }

    private static func coordinate(_ note: String) -> Coordinate? {
        let parts = note.split { $0 == "," || $0 == " " }
        guard parts.count == 2, let latitude = Double(parts[0]), let longitude = Double(parts[1]) else { return nil }
        let coordinate = Coordinate(longitude: longitude, latitude: latitude)
        return coordinate.isValid ? coordinate : nil
    }
}
