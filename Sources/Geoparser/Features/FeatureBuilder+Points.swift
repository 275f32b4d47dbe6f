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
        _ mentions: [ResolvedMention], at point: Coordinate, in words: inout ArticleWords
    ) throws(ShapeError) -> Feature {
        let around = try gazetteer.regions(containing: point)
        let country = around.first { gazetteer[$0].kind == .country }
        var properties = Properties()
        properties.append("name", .string(words.text(mentions[0].mention.range)))
        properties.append("kind", .string("point"))
        words.addWords(of: mentions[...], to: &properties)
        properties.append("geonames_id", .null)
        properties.append(
            "country_code", country.flatMap { gazetteer.countryCode(of: $0) }.map { .string($0) } ?? .null)
        properties.append("country", country.map { .string(gazetteer.name(of: $0)) } ?? .null)
        properties.append("within", .strings(around.map { gazetteer.name(of: $0) }))
        properties.append("confidence", .number(mentions[0].confidence))
        properties.append("approximate", .bool(false))
        properties.append(words.source)
        return Feature(geometry: .point(point), properties: properties)
    }
}
