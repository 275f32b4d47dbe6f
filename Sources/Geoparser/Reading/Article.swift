/// A news article as the rest of the house sees it.
public struct Article: Sendable {
    /// A name for messages and joins: the file's name, or the corpus's id.
    public var id: String
    /// The outlet that published it, when known. Articles of one source share a prior in a batch.
    public var source: String?
    /// The headline when it stands apart from the text.
    public var title: String?
    public var date: CalendarDate?
    /// Its address on the web: `http:` or `https:`, when known.
    public var url: String?
    public var text: ArticleText

    public init(
        id: String, source: String? = nil, title: String? = nil, date: CalendarDate? = nil, url: String? = nil,
        text: ArticleText
    ) {
        self.id = id
        self.source = source
        self.title = title
        self.date = date
        self.url = url
        self.text = text
    }
}
