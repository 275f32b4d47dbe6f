import Geoparser

/// An article, and the text that its offsets refer to.
public struct GivenArticle: Sendable {
    public var article: Article
    /// UTF-8: the plain text as it was given, or the text that was taken out of a page, a PDF, a feed …
    public var text: [UInt8]
}

/// What a format says of an article, before its text is cleaned.
struct RawArticle {
    var id: String
    var source: String?
    var title: String?
    var date: CalendarDate?
    var url: String?
    /// UTF-8, as far as the format keeps its promise.
    var text: [UInt8]
    /// What is to be said of it though it could be read.
    var warning: String?

    /// - Throws: `ReadingError` for a text that is none.
    func given() throws(ReadingError) -> GivenArticle {
        // An escaped zero is no text, and a file of this text could not be read again.
        let text = text.first(0) != nil ? text.filter { $0 != 0 } : text
        var article = try ArticleReader.read(extracted: text, id: id)
        article.source = source?.onOneLine
        if let title = title?.onOneLine { article.title = title }
        if let date { article.date = date }
        article.url = url
        return GivenArticle(article: article, text: text)
    }
}
