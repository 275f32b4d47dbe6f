import Gazetteer
import Geo

/// What a collection says beside its features: of each article its title, date, dateline, focus and unresolved names.
extension FeatureBuilder {
    /// One member, `geonews`, as RFC 7946 keeps the others for itself.
    func metadata(of located: [LocatedArticle]) -> Properties {
        Properties([("geonews", .object(facts(of: located)))])
    }

    private func facts(of located: [LocatedArticle]) -> Properties {
        var metadata = Properties()
        metadata["generator"] = .string("geonews")
        metadata["gazetteer"] = .string(gazetteer.version)
        metadata["offset_unit"] = .string("Unicode code points")
        metadata["attribution"] = .string("GeoNames (CC BY 4.0), Natural Earth, Unicode CLDR")
        if located.count == 1 {
            metadata["article"] = .object(description(of: located[0]))
        } else {
            metadata["articles"] = .array(located.map { .object(description(of: $0)) })
        }
        return metadata
    }

    func description(of located: LocatedArticle) -> Properties {
        var properties = Properties()
        let article = located.article
        let focus = ArticleFocus.find(in: located.mentions, gazetteer: gazetteer)
        properties["id"] = .string(article.id)
        properties["title"] = article.title.map { .string($0) } ?? .null
        properties["source"] = article.source.map { .string($0) } ?? .null
        properties["date"] = article.date.map { .string($0.iso8601) } ?? .null
        properties["dateline"] = located.datelinePlace.map { .string(gazetteer.label(of: $0)) } ?? .null
        properties["focus_country"] = focus.country.map { .string(gazetteer.name(of: $0)) } ?? .null
        properties["focus_region"] = focus.region.map { .string(gazetteer.name(of: $0)) } ?? .null
        properties["unresolved"] = .strings(unresolved(in: located))
        return properties
    }

    /// Names that were recognised and found no place, each once, in the order of the text.
    private func unresolved(in located: LocatedArticle) -> [String] {
        var seen: Set<String> = []
        return located.mentions
            .filter { $0.place == nil && options.counts($0.mention.kind) }
            .map { located.article.text.string($0.mention.range).onOneLine }
            .filter { seen.insert($0).inserted }
    }
}
