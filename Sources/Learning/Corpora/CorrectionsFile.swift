import Gazetteer
import Geo
import Geoparser

/// The file that the web map saves: geonews's JSON Lines, in which `corrected` tells what the reader mended.
public enum CorrectionsFile {
    /// Reads the mentions that were corrected, and those that do not say; `"corrected": false` marks what the reader
    /// left as it was.
    /// - Throws: `CorpusError` with the line that is wrong.
    public static func read(_ bytes: [UInt8], path: String) throws(CorpusError) -> Corrections {
        var articles: [CorrectedArticle] = []
        for (number, line) in JSONArticle.lines(of: bytes) {
            let parsed = try JSONArticle.parse(line, path: path, line: number)
            let text = ArticleText(parsed.text)
            let offsets = CodePointOffsets(text.bytes)
            var corrections: [Correction] = []
            for mention in parsed.mentions ?? [] where mention.corrected != false {
                guard let range = offsets.byteRange(mention.start, mention.end) else {
                    throw CorpusError(
                        path: path, line: number,
                        message: "mention \(mention.start)…\(mention.end) is outside the text")
                }
                if let correction = correction(mention, range: range) { corrections.append(correction) }
            }
            articles.append(CorrectedArticle(id: parsed.id, text: text, corrections: corrections))
        }
        return Corrections(articles)
    }

    /// Nil for words that nobody has given a meaning.
    private static func correction(_ mention: JSONArticle.Mention, range: Range<Int>) -> Correction? {
        let name = mention.kind ?? MentionKind.place.rawValue
        guard let kind = MentionKind(rawValue: name) else {
            return Correction(range: range, kind: .place, meaning: .notAPlace)
        }
        if let id = mention.placeID ?? mention.geoNamesID {
            return Correction(range: range, kind: kind, meaning: .place(PlaceID(rawValue: id)))
        }
        guard let point = mention.coordinate, point.isValid else { return nil }
        return Correction(range: range, kind: kind, meaning: .point(point))
    }
}
