import FoundationEssentials
import Geo
import Geoparser

/// geonews's own corpus format: one article a line. Teachers' labels and users' corrections come in it.
struct JSONArticle: Codable {
    struct Mention: Codable {
        var start: Int
        var end: Int
        var kind: String?
        var geoNamesID: UInt32?
        var lon: Double?
        var lat: Double?
        var confidence: Double?

        enum CodingKeys: String, CodingKey {
            case start, end, kind, lon, lat, confidence
            case geoNamesID = "geonames_id"
        }
    }

    var id: String?
    var source: String?
    var title: String?
    var date: String?
    var text: String
    var mentions: [Mention]?
}

extension CorpusBuilder {
    mutating func readJSONLines(_ bytes: [UInt8]) throws(CorpusError) {
        let decoder = JSONDecoder()
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            do {
                let parsed = try decoder.decode(JSONArticle.self, from: Data(line))
                try readJSON(parsed, line: number + 1)
            } catch let error as CorpusError {
                throw error
            } catch {
                try report("not an article of geonews's JSON Lines: \(Self.reason(error))", line: number + 1)
            }
        }
    }

    private mutating func readJSON(_ parsed: JSONArticle, line: Int) throws(CorpusError) {
        let text = ArticleText(parsed.text)
        let offsets = CodePointOffsets(text.bytes)
        let article = Article(
            id: parsed.id ?? "line-\(line)", source: parsed.source, title: parsed.title,
            date: parsed.date.flatMap { CalendarDate(isoPrefix: $0) }, text: text)
        var found = CorpusArticle(article: article, gold: [])
        for mention in parsed.mentions ?? [] {
            guard let range = offsets.byteRange(mention.start, mention.end) else {
                try report(
                    "mention \(mention.start)…\(mention.end) is outside the text's \(offsets.count) code points",
                    line: line)
                continue
            }
            let name = mention.kind ?? MentionKind.place.rawValue
            let confidence = mention.confidence ?? 1
            if let kind = MentionKind(rawValue: name) {
                var coordinate: Coordinate?
                if let longitude = mention.lon, let latitude = mention.lat {
                    coordinate = Coordinate(longitude: longitude, latitude: latitude)
                    if coordinate?.isValid == false {
                        try report("lon \(longitude), lat \(latitude) are no position in degrees", line: line)
                        continue
                    }
                }
                found.gold.append(
                    GoldMention(
                        range: range, kind: kind, geoNamesID: mention.geoNamesID, coordinate: coordinate,
                        confidence: confidence))
            } else if let type = SpanType(rawValue: name) {
                found.types.append(TypeSpan(range: range, type: type, confidence: confidence))
            } else {
                let known = MentionKind.allCases.map(\.rawValue) + SpanType.allCases.map(\.rawValue)
                try report("unknown kind '\(name)'; known are \(known.joined(separator: ", "))", line: line)
            }
        }
        append(found)
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "'\(key.stringValue)' is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has the wrong type"
        default: "invalid JSON"
        }
    }
}
