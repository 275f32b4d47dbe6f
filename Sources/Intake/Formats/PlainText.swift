import Geoparser

/// One article as plain text: nothing is taken out of it, so that offsets are those of the file.
struct PlainText {
    let sink: Sink

    func read(_ reader: ByteReader) throws {
        let bytes = try reader.rest(limit: sink.limit, what: "it")
        let (article, given) = try ArticleReader.readDecoding(bytes, id: sink.name)
        try sink.onArticle(GivenArticle(article: article, text: given))
    }
}
