import Gazetteer
import Geo
import Shapes

/// Located articles to features, article by article: one a place or one a mention, in the order of the text.
public struct FeatureBuilder {
    let gazetteer: Gazetteer
    let options: FeatureOptions
    private let filter: PreparedPlaceFilter?
    /// The places whose polygons the run has already.
    private var drawn: Set<PlaceRow> = []
    var knownPlaces = RowCache<PlaceFacts>()
    var knownNames = RowCache<String>()
    var knownLabels = RowCache<String>()
    var focusFinder: FocusFinder

    /// - Throws: `ShapeError` when a polygon of the filter is not valid.
    public init(gazetteer: Gazetteer, options: FeatureOptions) throws(ShapeError) {
        self.gazetteer = gazetteer
        self.options = options
        focusFinder = FocusFinder(gazetteer: gazetteer, keeping: 8192)
        if let filter = options.filter {
            self.filter = try PreparedPlaceFilter(filter, gazetteer: gazetteer)
        } else {
            self.filter = nil
        }
    }

    /// What the run's next article adds to each layer.
    /// - Parameter parts: what is wanted beside the places; the rest stays empty.
    public mutating func layers(
        of article: LocatedArticle, parts: FeatureLayers.Parts
    ) throws(ShapeError) -> FeatureLayers {
        let facts = description(of: article)
        var layers = FeatureLayers(facts: facts)
        var words = ArticleWords(article)
        let groups = try shownGroups(of: article)
        let singles =
            parts.contains(.mentions) || options.each == .mention ? singleMentions(of: groups, in: article) : []
        for single in parts.contains(.mentions) ? singles : [] {
            layers.mentions.append(mention(single, in: &words))
        }
        let placed = options.each == .place ? groups : singles
        layers.places.reserveCapacity(placed.count)
        for group in placed { layers.places.append(feature(of: group, in: &words)) }
        for group in placed where parts.contains(.regions) && drawn.insert(group.place).inserted {
            guard let shape = gazetteer.shape(of: group.place) else { continue }
            var region = feature(of: group, in: &words)
            region.geometry = shape
            layers.regions.append(region)
        }
        try addPoints(of: article, parts: parts, to: &layers, in: &words)
        if parts.contains(.articles) { layers.articles.append(self.article(article, facts)) }
        return layers
    }

    private mutating func feature(of group: PlaceGroup, in words: inout ArticleWords) -> Feature {
        let facts = facts(of: group.place, at: words.date)
        return Feature(
            id: facts.id, geometry: geometry(of: group.place, facts),
            properties: properties(of: group, facts, in: &words))
    }

    private func addPoints(
        of located: LocatedArticle, parts: FeatureLayers.Parts, to layers: inout FeatureLayers,
        in words: inout ArticleWords
    ) throws(ShapeError) {
        for mentions in parts.contains(.mentions) ? try points(of: located, eachMention: true) : [] {
            guard let point = mentions[0].point else { continue }
            var feature = try pointFeature(mentions, at: point, in: &words)
            addOffsets(of: mentions[0], in: &words, to: &feature.properties)
            layers.mentions.append(feature)
        }
        for mentions in try points(of: located, eachMention: options.each == .mention) {
            guard let point = mentions[0].point else { continue }
            layers.places.append(try pointFeature(mentions, at: point, in: &words))
        }
    }

    private func addOffsets(
        of mention: ResolvedMention, in words: inout ArticleWords, to properties: inout Properties
    ) {
        let range = mention.mention.range
        properties.append(PropertyName.start, .integer(Int64(words.offset(of: range.lowerBound))))
        properties.append(PropertyName.end, .integer(Int64(words.offset(of: range.upperBound))))
    }

    /// Whether the filter lets a point of the reader's through.
    func lets(_ point: Coordinate) throws(ShapeError) -> Bool {
        guard let filter else { return true }
        return try filter.lets(point)
    }

    /// Resolved mentions of the kinds that are mapped, of places that are sure enough and inside the filter.
    private func shownGroups(of located: LocatedArticle) throws(ShapeError) -> [PlaceGroup] {
        let groups = PlaceGroup.group(located.mentions, options)
        guard filter != nil || options.minimumConfidence > 0 else { return groups }
        var shown: [PlaceGroup] = []
        for group in groups where group.surest.confidence >= options.minimumConfidence {
            if let filter, try !filter.lets(group.place) { continue }
            shown.append(group)
        }
        return shown
    }

    /// Groups of one mention each, in the order of the text.
    private func singleMentions(of groups: [PlaceGroup], in located: LocatedArticle) -> [PlaceGroup] {
        let shown = Set(groups.map(\.place))
        return located.mentions.compactMap { mention in
            guard let place = mention.place, options.counts(mention.mention.kind), shown.contains(place) else {
                return nil
            }
            return PlaceGroup(place: place, mentions: [mention])
        }
    }

    private mutating func mention(_ group: PlaceGroup, in words: inout ArticleWords) -> Feature {
        let facts = facts(of: group.place, at: words.date)
        var properties = properties(of: group, facts, in: &words)
        addOffsets(of: group.first, in: &words, to: &properties)
        let place = gazetteer[group.place]
        properties.append(PropertyName.placeID, .integer(Int64(place.id.rawValue)))
        properties.append(PropertyName.countryID, numericID(of: place.kind == .country ? group.place : place.country))
        properties.append(PropertyName.admin1Code, gazetteer.admin1Code(of: group.place).map { .string($0) } ?? .null)
        properties.append(PropertyName.admin2Code, code(ofSecondDivision: group.place))
        return Feature(geometry: .point(facts.point), properties: properties)
    }

    private func article(_ located: LocatedArticle, _ facts: Properties) -> Feature {
        var properties = facts
        properties.append(
            PropertyName.fullText, .string(located.article.text.string(0..<located.article.text.bytes.count)))
        return Feature(id: .string(located.article.id), geometry: nil, properties: properties)
    }

    private func numericID(of row: PlaceRow?) -> PropertyValue {
        row.map { .integer(Int64(gazetteer[$0].id.rawValue)) } ?? .null
    }

    private func code(ofSecondDivision row: PlaceRow) -> PropertyValue {
        let division = gazetteer[row].kind == .admin2 ? row : gazetteer[row].admin2
        return division.flatMap { gazetteer.adminCode(of: $0) }.map { .string($0) } ?? .null
    }

    /// The point, or the area's polygon or box where it was asked for and there is one.
    private func geometry(of row: PlaceRow, _ facts: PlaceFacts) -> Geometry {
        let point = Geometry.point(facts.point)
        switch options.shape {
        case .point: return point
        case .polygon: return gazetteer.shape(of: row) ?? point
        case .bbox: return gazetteer.box(of: row).map(\.geometry) ?? point
        }
    }
}

extension FeatureOptions {
    /// Whether mentions of a kind are mapped.
    func counts(_ kind: MentionKind) -> Bool {
        switch kind {
        case .place, .metonym, .historical: true
        case .demonym: includesDemonyms
        case .embedded: false
        }
    }
}

extension BoundingBox {
    /// The box as a polygon, or as two where it crosses the antimeridian.
    var geometry: Geometry {
        func rectangle(_ west: Double, _ east: Double) -> Polygon {
            Polygon(outer: [
                Coordinate(longitude: west, latitude: south), Coordinate(longitude: east, latitude: south),
                Coordinate(longitude: east, latitude: north), Coordinate(longitude: west, latitude: north),
                Coordinate(longitude: west, latitude: south),
            ])
        }
        return crossesAntimeridian
            ? .multiPolygon([rectangle(west, 180), rectangle(-180, east)]) : .polygon(rectangle(west, east))
    }
}
