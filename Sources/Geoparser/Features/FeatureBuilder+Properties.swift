import Gazetteer
import Geo

/// The properties of a place's feature, documented in docs/properties.md.
extension FeatureBuilder {
    mutating func properties(
        of group: PlaceGroup, _ facts: PlaceFacts, in words: inout ArticleWords
    ) -> Properties {
        let surest = group.surest
        var properties = Properties()
        properties.reserveCapacity(options.explains ? 10 : 9, blocks: 3)
        properties.append(facts.name)
        words.addWords(of: group.mentions, to: &properties)
        properties.append("role", .string(role(of: group, facts)))
        properties.append(facts.surroundings)
        properties.append("confidence", .number(surest.confidence.rounded(toPlaces: 3)))
        properties.append("approximate", .bool(surest.isApproximate))
        properties.append("alternatives", alternatives(of: surest))
        if options.explains { properties.append("evidence", evidence(of: surest)) }
        properties.append(words.source)
        return properties
    }

    /// What the place is to the article: `place`, `metonym`, `demonym`, or `historical` for a state that was gone by then.
    private func role(of group: PlaceGroup, _ facts: PlaceFacts) -> String {
        if facts.isHistorical { return "historical" }
        let isNamed = group.mentions.contains { $0.mention.kind == .place }
        return isNamed ? MentionKind.place.rawValue : group.first.mention.kind.rawValue
    }

    /// What the gazetteer says at a date.
    mutating func facts(of row: PlaceRow, at date: CalendarDate?) -> PlaceFacts {
        if let known = knownPlaces[row], known.holds(at: date) { return known }
        let disputes = DisputeSummary(of: row, at: date, gazetteer: gazetteer)
        let place = gazetteer[row]
        let facts = PlaceFacts(
            of: place, at: gazetteer.printedCoordinate(of: row), isDisputed: !disputes.areas.isEmpty, asOf: date,
            name: PropertyBlock([("name", .string(name(of: row))), ("kind", .string(place.kind.label))]),
            surroundings: surroundings(of: place, disputes))
        knownPlaces.keep(facts, for: row)
        return facts
    }

    private mutating func surroundings(of place: Place, _ disputes: DisputeSummary) -> PropertyBlock {
        let country = country(of: place.row, disputes: disputes)
        var within: [String] = []
        for container in gazetteer.containers(of: place.row) { within.append(name(of: container)) }
        return PropertyBlock([
            ("geonames_id", place.id.isGeoNames ? .integer(Int64(place.id.rawValue)) : .null),
            ("feature_class", .string(String(UnicodeScalar(place.featureClass)))),
            ("feature_code", .string(gazetteer.featureCode(of: place.row))),
            ("country_code", country.map { .string($0.code) } ?? .null),
            ("country", country.map { .string($0.name) } ?? .null),
            ("admin1", place.admin1.map { .string(name(of: $0)) } ?? .null),
            ("admin1_id", id(of: place.admin1)),
            ("admin2", place.admin2.map { .string(name(of: $0)) } ?? .null),
            ("admin2_id", id(of: place.admin2)),
            ("population", place.population > 0 ? .integer(Int64(place.population)) : .null),
            ("within", list(within)),
            ("disputed", .bool(!disputes.areas.isEmpty)),
            ("disputed_area", list(disputes.areas)),
            ("disputed_by", list(disputes.claimants)),
            ("administration", list(disputes.administration)),
        ])
    }

    /// The country as the gazetteer has it, or the one whose view was asked for, where that country claims the place.
    private mutating func country(of row: PlaceRow, disputes: DisputeSummary) -> (code: String, name: String)? {
        if let view = options.worldview, disputes.claimantCodes.contains(view),
            let country = gazetteer.countryRow(iso2: view)
        {
            return (view, name(of: country))
        }
        guard let code = gazetteer.countryCode(of: row), let country = gazetteer.countryRow(iso2: code) else {
            return nil
        }
        return (code, name(of: country))
    }

    /// Null for an empty list: a column of nothing but empty lists is to GDAL no list, and QGIS cannot copy it.
    private func list(_ texts: [String]) -> PropertyValue {
        texts.isEmpty ? .null : .strings(texts)
    }

    mutating func name(of row: PlaceRow) -> String {
        if let known = knownNames[row] { return known }
        let name = gazetteer.name(of: row)
        knownNames.keep(name, for: row)
        return name
    }

    private func id(of row: PlaceRow?) -> PropertyValue {
        guard let id = row.map({ gazetteer[$0].id }), id.isGeoNames else { return .null }
        return .integer(Int64(id.rawValue))
    }

    private mutating func alternatives(of mention: ResolvedMention) -> PropertyValue {
        guard options.isNested else {
            var texts: [String] = []
            texts.reserveCapacity(mention.alternatives.count)
            for alternative in mention.alternatives {
                texts.append(label(of: alternative.place) + Self.percent(alternative.probability))
            }
            return list(texts)
        }
        return .array(
            mention.alternatives.map { alternative in
                let point = gazetteer.printedCoordinate(of: alternative.place)
                return .object(
                    Properties([
                        ("name", .string(label(of: alternative.place))),
                        ("geonames_id", id(of: alternative.place)),
                        ("longitude", .number(point.longitude)),
                        ("latitude", .number(point.latitude)),
                        ("probability", .number(alternative.probability.rounded(toPlaces: 3))),
                    ]))
            })
    }

    /// ` (12 %)`, for a share of 0.12.
    private static func percent(_ share: Double) -> String {
        percents[min(max(Int((share * 100).rounded()), 0), 100)]
    }

    private static let percents = (0...100).map { " (\($0) %)" }

    mutating func label(of row: PlaceRow) -> String {
        if let known = knownLabels[row] { return known }
        let label = gazetteer.label(of: row)
        knownLabels.keep(label, for: row)
        return label
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
        // Of the divisions around it the larger two, or what there is of them.
        let around = [place.admin2, place.admin1, place.country].filter { $0 != nil && $0 != row }
        var last = name(of: row)
        var label = last
        for case let container? in around.suffix(2) {
            let name = name(of: container)
            if name == last { continue }
            label += ", " + name
            last = name
        }
        return label
    }
}

extension Double {
    func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }

    /// `+1.25`, `-0.3`
    var signed: String {
        let rounded = rounded(toPlaces: 2)
        return rounded < 0 ? "\(rounded)" : "+\(rounded)"
    }
}
