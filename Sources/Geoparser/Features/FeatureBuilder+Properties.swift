import Gazetteer
import Geo

/// The properties of a place's feature, documented in docs/properties.md.
extension FeatureBuilder {
    mutating func properties(
        of group: PlaceGroup, in located: LocatedArticle, offsets: inout CharacterOffsets
    ) -> Properties {
        let article = located.article
        let surest = group.surest
        let facts = facts.properties(of: group.place) { [self] in gazetteerFacts(of: group.place, at: article.date) }
        var properties = Properties(Array(facts.entries.prefix(2)))
        addWords(of: group.mentions, in: article, offsets: &offsets, to: &properties)
        properties.append("role", .string(role(of: group, at: article.date)))
        properties.append(contentsOf: facts.entries.dropFirst(2))
        properties.append("confidence", .number(surest.confidence.rounded(toPlaces: 3)))
        properties.append("approximate", .bool(surest.isApproximate))
        properties.append("alternatives", alternatives(of: surest))
        if options.explains { properties.append("evidence", evidence(of: surest)) }
        addSource(of: article, to: &properties)
        return properties
    }

    /// What the text says of the place, and where.
    func addWords(
        of mentions: [ResolvedMention], in article: Article, offsets: inout CharacterOffsets,
        to properties: inout Properties
    ) {
        // A street that is put at its town does not give the town its name.
        let named = mentions.contains { !$0.isApproximate } ? mentions.filter { !$0.isApproximate } : mentions
        let first = named[0].mention.range
        properties.append("matched", .string(article.text.bytes[first].onOneLine))
        properties.append("variants", .strings(variants(of: mentions, in: article)))
        properties.append("mentions", .integer(Int64(mentions.count)))
        let ranges = mentions.map { mention in
            let start = offsets.offset(of: mention.mention.range.lowerBound)
            return "\(start)-\(offsets.offset(of: mention.mention.range.upperBound))"
        }
        properties.append("offsets", .strings(ranges))
        properties.append("snippet", .string(Snippet.around(first, in: article.text)))
    }

    func addSource(of article: Article, to properties: inout Properties) {
        properties.append("article", .string(article.id))
        properties.append("source", article.source.map { .string($0) } ?? .null)
        properties.append("date", article.date.map { .string($0.iso8601) } ?? .null)
        properties.append("url", article.url.map { .string($0) } ?? .null)
    }

    private func variants(of mentions: [ResolvedMention], in article: Article) -> [String] {
        var variants: [String] = []
        for mention in mentions {
            let words = article.text.bytes[mention.mention.range].onOneLine
            if !variants.contains(words) { variants.append(words) }
        }
        return variants
    }

    /// What the place is to the article: `place`, `metonym`, `demonym`, or `historical` for a state that was gone by then.
    private func role(of group: PlaceGroup, at date: CalendarDate?) -> String {
        if gazetteer[group.place].kind == .historical { return "historical" }
        let kinds = group.mentions.map(\.mention.kind)
        if kinds.contains(.place) { return MentionKind.place.rawValue }
        return (kinds.first ?? .place).rawValue
    }

    /// Name, kind and what else the gazetteer says; lasting unless who disputes the place depends on the date.
    private func gazetteerFacts(
        of row: PlaceRow, at date: CalendarDate?
    ) -> (properties: Properties, isLasting: Bool) {
        let place = gazetteer[row]
        let disputes = DisputeSummary(of: row, at: date, gazetteer: gazetteer)
        let country = country(of: row, disputes: disputes)
        var properties = Properties([("name", .string(gazetteer.name(of: row))), ("kind", .string(place.kind.label))])
        properties.append("geonames_id", place.id.isGeoNames ? .integer(Int64(place.id.rawValue)) : .null)
        properties.append("feature_class", .string(String(UnicodeScalar(place.featureClass))))
        properties.append("feature_code", .string(gazetteer.featureCode(of: row)))
        properties.append("country_code", country.map { .string($0.code) } ?? .null)
        properties.append("country", country.map { .string($0.name) } ?? .null)
        properties.append("admin1", name(of: place.admin1))
        properties.append("admin1_id", id(of: place.admin1))
        properties.append("admin2", name(of: place.admin2))
        properties.append("admin2_id", id(of: place.admin2))
        properties.append("population", place.population > 0 ? .integer(Int64(place.population)) : .null)
        properties.append("within", list(gazetteer.containers(of: row).map { gazetteer.name(of: $0) }))
        properties.append("disputed", .bool(!disputes.areas.isEmpty))
        properties.append("disputed_area", list(disputes.areas))
        properties.append("disputed_by", list(disputes.claimants))
        properties.append("administration", list(disputes.administration))
        return (properties, disputes.areas.isEmpty)
    }

    /// The country as the gazetteer has it, or the one whose view was asked for, where that country claims the place.
    private func country(of row: PlaceRow, disputes: DisputeSummary) -> (code: String, name: String)? {
        if let view = options.worldview, disputes.claimantCodes.contains(view),
            let country = gazetteer.countryRow(iso2: view)
        {
            return (view, gazetteer.name(of: country))
        }
        guard let code = gazetteer.countryCode(of: row), let country = gazetteer.countryRow(iso2: code) else {
            return nil
        }
        return (code, gazetteer.name(of: country))
    }

    /// Null for an empty list: a column of nothing but empty lists is to GDAL no list, and QGIS cannot copy it.
    private func list(_ texts: [String]) -> PropertyValue {
        texts.isEmpty ? .null : .strings(texts)
    }

    private func name(of row: PlaceRow?) -> PropertyValue {
        row.map { .string(gazetteer.name(of: $0)) } ?? .null
    }

    private func id(of row: PlaceRow?) -> PropertyValue {
        guard let id = row.map({ gazetteer[$0].id }), id.isGeoNames else { return .null }
        return .integer(Int64(id.rawValue))
    }

    private mutating func alternatives(of mention: ResolvedMention) -> PropertyValue {
        guard options.isNested else {
            return list(
                mention.alternatives.map { alternative in
                    "\(facts.label(of: alternative.place, in: gazetteer)) (\(alternative.probability.percent))"
                })
        }
        return .array(
            mention.alternatives.map { alternative in
                let point = gazetteer.printedCoordinate(of: alternative.place)
                return .object(
                    Properties([
                        ("name", .string(gazetteer.label(of: alternative.place))),
                        ("geonames_id", id(of: alternative.place)),
                        ("longitude", .number(point.longitude)),
                        ("latitude", .number(point.latitude)),
                        ("probability", .number(alternative.probability.rounded(toPlaces: 3))),
                    ]))
            })
    }

    private func evidence(of mention: ResolvedMention) -> PropertyValue {
        guard options.isNested else {
            return list(
                mention.evidence.map { "\($0.feature) \($0.contribution.signed)" })
        }
        return .array(
            mention.evidence.map {
                .object(
                    Properties([
                        ("feature", .string($0.feature)),
                        ("contribution", .number($0.contribution.rounded(toPlaces: 3))),
                    ]))
            })
    }
}

extension Gazetteer {
    /// A place's name with what tells it from its namesakes: `Bangor, Maine, United States`.
    public func label(of row: PlaceRow) -> String {
        let place = self[row]
        let around = [place.admin2, place.admin1, place.country].compactMap { $0 }.filter { $0 != row }
        var names = [name(of: row)]
        for container in around.suffix(2) {
            let name = name(of: container)
            if names.last != name { names.append(name) }
        }
        return names.joined(separator: ", ")
    }
}

extension ArraySlice<UInt8> {
    /// As text, without the line breaks and runs of blanks that a page put into it.
    package var onOneLine: String {
        String(unsafeUninitializedCapacity: count) { line in
            var length = 0
            var isAfterBlank = false
            for byte in self {
                guard byte > 0x20 else {
                    isAfterBlank = length > 0
                    continue
                }
                // A blank takes the room of one that was left out: there is always enough.
                if isAfterBlank {
                    line[length] = 0x20
                    length += 1
                    isAfterBlank = false
                }
                line[length] = byte
                length += 1
            }
            return length
        }
    }
}

extension Double {
    func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }

    /// `12 %`, for a number 0…1.
    var percent: String { "\(Int((self * 100).rounded())) %" }

    /// `+1.25`, `-0.3`
    var signed: String {
        let rounded = rounded(toPlaces: 2)
        return rounded < 0 ? "\(rounded)" : "+\(rounded)"
    }
}
