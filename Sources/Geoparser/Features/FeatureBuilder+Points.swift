import Gazetteer
import Geo
import Shapes

/// Points that a reader put on the map for words that the gazetteer has no place for.
extension FeatureBuilder {
    /// One group a point, or one a mention, in the order of the text; only those that the filter lets through.
    func points(of located: LocatedArticle, eachMention: Bool) throws(ShapeError) -> [[ResolvedMention]] {
        var groups: [[ResolvedMention]] = []
        for mention in located.mentions where options.counts(mention.mention.kind) {
            guard let point = mention.point, try lets(point) else { continue }
            if !eachMention, let group = groups.firstIndex(where: { $0[0].point == point }) {
                groups[group].append(mention)
            } else {
                groups.append([mention])
            }
        }
        return groups
    }

    /// The feature of a point, with the properties of a place as far as a point has them.
    func pointFeature(
        _ mentions: [ResolvedMention], at point: Coordinate, in located: LocatedArticle, offsets: inout CharacterOffsets
    ) throws(ShapeError) -> Feature {
        let article = located.article
        let around = try gazetteer.regions(containing: point)
        let country = around.first { gazetteer[$0].kind == .country }
        var properties = Properties()
        properties.append("name", .string(article.text.bytes[mentions[0].mention.range].onOneLine))
        properties.append("kind", .string("point"))
        addWords(of: mentions, in: article, offsets: &offsets, to: &properties)
        properties.append("geonames_id", .null)
        properties.append(
            "country_code", country.flatMap { gazetteer.countryCode(of: $0) }.map { .string($0) } ?? .null)
        properties.append("country", country.map { .string(gazetteer.name(of: $0)) } ?? .null)
        properties.append("within", .strings(around.map { gazetteer.name(of: $0) }))
        properties.append("confidence", .number(mentions[0].confidence))
        properties.append("approximate", .bool(false))
        addSource(of: article, to: &properties)
        return Feature(geometry: .point(point), properties: properties)
    }
}
