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
    var facts = PlaceFacts()

    /// - Throws: `ShapeError` when a polygon of the filter is not valid.
    public init(gazetteer: Gazetteer, options: FeatureOptions) throws(ShapeError) {
        self.gazetteer = gazetteer
        self.options = options
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
        let shown = try shownMentions(of: article)
        var offsets = CharacterOffsets(article.article.text)
        for group in parts.contains(.mentions) ? PlaceGroup.each(shown) : [] {
            layers.mentions.append(try mention(group, in: article, offsets: &offsets))
        }
        let groups = options.each == .place ? PlaceGroup.group(shown) : PlaceGroup.each(shown)
        for group in groups {
            layers.places.append(
                Feature(
                    id: id(of: group.place), geometry: try geometry(of: group.place),
                    properties: properties(of: group, in: article, offsets: &offsets)))
        }
        for group in groups where parts.contains(.regions) && drawn.insert(group.place).inserted {
            guard let shape = gazetteer.shape(of: group.place) else { continue }
            layers.regions.append(
                Feature(
                    id: id(of: group.place), geometry: shape,
                    properties: properties(of: group, in: article, offsets: &offsets)))
        }
        try addPoints(of: article, parts: parts, to: &layers, offsets: &offsets)
        if parts.contains(.articles) { layers.articles.append(self.article(article, facts)) }
        return layers
    }

    private func addPoints(
        of located: LocatedArticle, parts: FeatureLayers.Parts, to layers: inout FeatureLayers,
        offsets: inout CharacterOffsets
    ) throws(ShapeError) {
        for mentions in parts.contains(.mentions) ? try points(of: located, eachMention: true) : [] {
            guard let point = mentions[0].point else { continue }
            var feature = try pointFeature(mentions, at: point, in: located, offsets: &offsets)
            addOffsets(of: mentions[0], to: &feature.properties, offsets: &offsets)
            layers.mentions.append(feature)
        }
        for mentions in try points(of: located, eachMention: options.each == .mention) {
            guard let point = mentions[0].point else { continue }
            layers.places.append(try pointFeature(mentions, at: point, in: located, offsets: &offsets))
        }
    }

    private func addOffsets(
        of mention: ResolvedMention, to properties: inout Properties, offsets: inout CharacterOffsets
    ) {
        let range = mention.mention.range
        properties.append(PropertyName.start, .integer(Int64(offsets.offset(of: range.lowerBound))))
        properties.append(PropertyName.end, .integer(Int64(offsets.offset(of: range.upperBound))))
    }

    /// Whether the filter lets a point of the reader's through.
    func lets(_ point: Coordinate) throws(ShapeError) -> Bool {
        guard let filter else { return true }
        return try filter.lets(point)
    }

    /// Resolved mentions of the kinds that are mapped, of places that are sure enough and inside the filter.
    private func shownMentions(of located: LocatedArticle) throws(ShapeError) -> [ResolvedMention] {
        let counted = located.mentions.filter { options.counts($0.mention.kind) }
        var shown: Set<PlaceRow> = []
        for group in PlaceGroup.group(counted) where group.surest.confidence >= options.minimumConfidence {
            if let filter, try !filter.lets(group.place) { continue }
            shown.insert(group.place)
        }
        return counted.filter { $0.place.map(shown.contains) ?? false }
    }

    private mutating func mention(
        _ group: PlaceGroup, in located: LocatedArticle, offsets: inout CharacterOffsets
    ) throws(ShapeError) -> Feature {
        var properties = properties(of: group, in: located, offsets: &offsets)
        addOffsets(of: group.mentions[0], to: &properties, offsets: &offsets)
        properties.append(PropertyName.placeID, .integer(Int64(gazetteer[group.place].id.rawValue)))
        let place = gazetteer[group.place]
        properties.append(PropertyName.countryID, numericID(of: place.kind == .country ? group.place : place.country))
        properties.append(PropertyName.admin1Code, gazetteer.admin1Code(of: group.place).map { .string($0) } ?? .null)
        properties.append(PropertyName.admin2Code, code(ofSecondDivision: group.place))
        return Feature(geometry: .point(gazetteer.printedCoordinate(of: group.place)), properties: properties)
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

    private func id(of row: PlaceRow) -> Feature.ID {
        let id = gazetteer[row].id
        return id.isGeoNames ? .integer(Int64(id.rawValue)) : .string("geonews:\(id.rawValue)")
    }

    /// The point, or the area's polygon or box where it was asked for and there is one.
    private func geometry(of row: PlaceRow) throws(ShapeError) -> Geometry {
        let point = Geometry.point(gazetteer.printedCoordinate(of: row))
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
