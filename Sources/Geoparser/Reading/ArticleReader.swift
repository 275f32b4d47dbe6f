/// Bytes to an article: decoding, cleaning, and what the first lines say of title and date.
public enum ArticleReader {
    /// Reads one article.
    /// - Parameters:
    ///   - bytes: the file's bytes, at most `ReadingError.longestArticle`.
    ///   - id: the article's name in messages and in the output.
    /// - Throws: `ReadingError` for what is no text.
    /// - Complexity: O(n)
    public static func read(_ bytes: [UInt8], id: String) throws(ReadingError) -> Article {
        try readDecoding(bytes, id: id).article
    }

    /// As `read`, with the text as UTF-8 that the article's offsets refer to: the bytes themselves, unless they were
    /// in another encoding.
    public static func readDecoding(
        _ bytes: [UInt8], id: String
    ) throws(ReadingError) -> (article: Article, given: [UInt8]) {
        guard bytes.count <= ReadingError.longestArticle else { throw .tooLong(bytes: bytes.count) }
        let decoded = try TextDecoder.decode(bytes)
        return (try article(decoded, id: id), decoded.isUTF8 ? bytes : decoded.bytes)
    }

    /// Makes an article of a text that was taken out of something else and is UTF-8 already: nothing is guessed of
    /// its encoding. Invalid UTF-8 is an error.
    public static func read(extracted text: [UInt8], id: String) throws(ReadingError) -> Article {
        guard text.count <= ReadingError.longestArticle else { throw .tooLong(bytes: text.count) }
        if let invalid = TextDecoder.firstInvalidByte(text) { throw .notUTF8(offset: invalid, byte: text[invalid]) }
        return try article(TextDecoder.Decoded(bytes: text, skipped: 0, isUTF8: true), id: id)
    }

    private static func article(_ decoded: TextDecoder.Decoded, id: String) throws(ReadingError) -> Article {
        let text = TextCleaner.clean(decoded)
        guard text.bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        let heading = Heading.find(in: text)
        return Article(id: id, title: heading.title, date: heading.date, text: text)
    }
}
