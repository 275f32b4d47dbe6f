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
        /// A place of geonews's own, or a GeoNames id again.
        var placeID: UInt32?
        /// Whether a reader mended it; absent where nobody was asked.
        var corrected: Bool?

        enum CodingKeys: String, CodingKey {
            case start, end, kind, lon, lat, confidence, corrected
            case geoNamesID = "geonames_id"
            case placeID = "place_id"
        }

        var coordinate: Coordinate? {
            guard let lon, let lat else { return nil }
            return Coordinate(longitude: lon, latitude: lat)
        }
    }

    /// The kind of words that a reader says are no place at all.
    static let noPlace = "none"

    var id: String?
    var source: String?
    var title: String?
    var date: String?
    var text: String
    var mentions: [Mention]?

    /// The lines that are not blank, with their numbers from 1.
    static func lines(of bytes: [UInt8]) -> [(Int, ArraySlice<UInt8>)] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
            .filter { $1.contains { $0 > 0x20 } }
            .map { ($0 + 1, $1) }
    }

    static func parse(_ line: ArraySlice<UInt8>, path: String, line number: Int) throws(CorpusError) -> JSONArticle {
        do {
            return try JSONDecoder().decode(JSONArticle.self, from: Data(line))
        } catch {
            throw CorpusError(
                path: path, line: number, message: "not an article of geonews's JSON Lines: \(reason(error))")
        }
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

extension CorpusBuilder {
    mutating func readJSONLines(_ bytes: [UInt8]) throws(CorpusError) {
        for (number, line) in JSONArticle.lines(of: bytes) {
            let parsed: JSONArticle
            do {
                parsed = try JSONArticle.parse(line, path: path, line: number)
            } catch {
                try report(error.message, line: number)
                continue
            }
            try readJSON(parsed, line: number)
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
                let coordinate = mention.coordinate
                if let coordinate, !coordinate.isValid {
                    try report(
                        "lon \(coordinate.longitude), lat \(coordinate.latitude) are no position in degrees", line: line
                    )
                    continue
                }
                found.gold.append(
                    GoldMention(
                        range: range, kind: kind, geoNamesID: mention.geoNamesID ?? mention.placeID,
                        coordinate: coordinate,
                        confidence: confidence))
            } else if let type = SpanType(rawValue: name) {
                found.types.append(TypeSpan(range: range, type: type, confidence: confidence))
            } else if name != JSONArticle.noPlace {
                let known = MentionKind.allCases.map(\.rawValue) + SpanType.allCases.map(\.rawValue)
                try report("unknown kind '\(name)'; known are \(known.joined(separator: ", "))", line: line)
            }
        }
        append(found)
    }
}
