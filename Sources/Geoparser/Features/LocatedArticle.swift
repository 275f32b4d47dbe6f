import Gazetteer

/// An article with everything that was found in it.
public struct LocatedArticle: Sendable {
    public var article: Article
    /// Every mention in the order of the text, also those that were not resolved.
    public var mentions: [ResolvedMention]
    /// The bytes of the clean text that say where the article was filed from.
    public var dateline: Range<Int>?

    public init(article: Article, mentions: [ResolvedMention], dateline: Range<Int>? = nil) {
        self.article = article
        self.mentions = mentions
        self.dateline = dateline
    }

    /// The place that the article was filed from: the first one that its dateline names.
    public var datelinePlace: PlaceRow? {
        guard let dateline else { return nil }
        return mentions.first { dateline.overlaps($0.mention.range) && $0.place != nil }?.place
    }
}
