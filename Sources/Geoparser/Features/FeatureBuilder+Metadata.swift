import Gazetteer
import Geo

/// What a collection says beside its features: of each article its title, date, dateline, focus and unresolved names.
extension FeatureBuilder {
    /// What is said of the run as a whole, in one member, `geonews`, as RFC 7946 keeps others for itself.
    /// - Parameter article: what is said of the article, in a run of one.
    public func metadata(article: Properties?) -> Properties {
        var metadata = Properties([
            ("generator", .string("geonews")), ("gazetteer", .string(gazetteer.version)),
            ("offset_unit", .string("Unicode code points")),
            ("attribution", .string("GeoNames (CC BY 4.0), Natural Earth, Unicode CLDR")),
        ])
        if let article { metadata.append("article", .object(article)) }
        return Properties([("geonews", .object(metadata))])
    }

    /// What is said of an article as a whole.
    mutating func description(of located: LocatedArticle) -> Properties {
        var properties = Properties()
        properties.reserveCapacity(10)
        let article = located.article
        let focus = focusFinder.focus(of: located.mentions)
        properties.append("id", .string(article.id))
        properties.append("title", article.title.map { .string($0) } ?? .null)
        properties.append("source", article.source.map { .string($0) } ?? .null)
        properties.append("date", article.date.map { .string($0.iso8601) } ?? .null)
        properties.append("url", article.url.map { .string($0) } ?? .null)
        properties.append("dateline", located.datelinePlace.map { .string(label(of: $0)) } ?? .null)
        properties.append("focus_country", focus.country.map { .string(name(of: $0)) } ?? .null)
        properties.append("focus_region", focus.region.map { .string(name(of: $0)) } ?? .null)
        properties.append("unresolved", .strings(unresolved(in: located)))
        return properties
    }

    /// Names that were recognised and found no place, each once, in the order of the text.
    private func unresolved(in located: LocatedArticle) -> [String] {
        var names = Distinct<String>()
        for mention in located.mentions where mention.place == nil && options.counts(mention.mention.kind) {
            _ = names.insert(located.article.text.bytes[mention.mention.range].onOneLine)
        }
        return names.values
    }
}
