/// Bytes to an article: decoding, cleaning, and what the first lines say of title and date.
public enum ArticleReader {
    /// Reads one article.
    /// - Parameters:
    ///   - bytes: the file's bytes, at most `ReadingError.longestArticle`.
    ///   - id: the article's name in messages and in the output.
    /// - Throws: `ReadingError` for what is no text.
    /// - Complexity: O(n)
    public static func read(_ bytes: [UInt8], id: String) throws(ReadingError) -> Article {
        guard bytes.count <= ReadingError.longestArticle else { throw .tooLong(bytes: bytes.count) }
        let text = TextCleaner.clean(try TextDecoder.decode(bytes))
        guard text.bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        let heading = Heading.find(in: text)
        return Article(id: id, title: heading.title, date: heading.date, text: text)
    }
}
