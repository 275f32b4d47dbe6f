import Gazetteer
import Geo
import Geoparser
import Shapes

/// Everything that the page shows, as one JSON object: articles with their mentions, and the places they point to.
struct PageData {
    private let gazetteer: Gazetteer
    private var positions: [PlaceRow: Int] = [:]
    private var rows: [PlaceRow] = []
    /// The date of the first article that names the place, on which disputes depend.
    private var dates: [CalendarDate?] = []
    private var date: CalendarDate?

    init(gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
    }

    mutating func object(of located: [LocatedArticle], tiles: Tiles?) throws(ShapeError) -> Properties {
        let chosen = located.flatMap { $0.mentions.compactMap(\.place) }
        var articles: [PropertyValue] = []
        for article in located { articles.append(.object(self.article(article))) }
        let basemap = tiles == nil ? try Basemap(around: chosen, gazetteer: gazetteer) : nil
        let shown = Set(chosen)
        var places: [PropertyValue] = []
        for (row, date) in zip(rows, dates) {
            places.append(.object(try place(row, at: date, withShape: shown.contains(row))))
        }
        return Properties([
            ("articles", .array(articles)),
            ("places", .array(places)),
            ("precision", .number(Polyline.precision)),
            ("attribution", .string("GeoNames CC BY 4.0 · Natural Earth")),
            (
                "tiles",
                tiles.map { .object(Properties([("url", .string($0.url)), ("attribution", .string($0.attribution))])) }
                    ?? .null
            ),
            ("land", .array(basemap?.land ?? [])),
            ("water", .array(basemap?.water ?? [])),
            ("divisions", .array(basemap?.divisions ?? [])),
            ("disputed", .array(basemap?.disputed ?? [])),
            ("names", .array(basemap == nil ? [] : Basemap.names(of: gazetteer))),
        ])
    }

    private mutating func position(of row: PlaceRow) -> PropertyValue {
        if let known = positions[row] { return .integer(Int64(known)) }
        positions[row] = rows.count
        rows.append(row)
        dates.append(date)
        return .integer(Int64(rows.count - 1))
    }

    private mutating func article(_ located: LocatedArticle) -> Properties {
        let article = located.article
        let focus = ArticleFocus.find(in: located.mentions, gazetteer: gazetteer)
        var units = UTF16Offsets(article.text.bytes)
        date = article.date
        var mentions: [PropertyValue] = []
        for mention in located.mentions {
            let start = units.offset(of: mention.mention.range.lowerBound)
            let end = units.offset(of: mention.mention.range.upperBound)
            mentions.append(.object(self.mention(mention, start: start, end: end)))
        }
        return Properties([
            ("id", .string(article.id)),
            ("title", article.title.map { .string($0) } ?? .null),
            ("source", article.source.map { .string($0) } ?? .null),
            ("date", article.date.map { .string($0.iso8601) } ?? .null),
            ("url", article.url.map { .string($0) } ?? .null),
            ("focus", (focus.region ?? focus.country).map { .string(gazetteer.name(of: $0)) } ?? .null),
            ("text", .string(String(decoding: article.text.bytes, as: UTF8.self))),
            ("mentions", .array(mentions)),
        ])
    }

    private mutating func mention(_ mention: ResolvedMention, start: Int, end: Int) -> Properties {
        var alternatives: [PropertyValue] = []
        for alternative in mention.alternatives {
            alternatives.append(.array([position(of: alternative.place), .number(rounded(alternative.probability))]))
        }
        return Properties([
            ("start", .integer(Int64(start))),
            ("end", .integer(Int64(end))),
            ("kind", .string(mention.mention.kind.rawValue)),
            ("place", mention.place.map { position(of: $0) } ?? .null),
            ("point", mention.point.map { .array([.number($0.longitude), .number($0.latitude)]) } ?? .null),
            ("confidence", .number(rounded(mention.confidence))),
            ("approximate", .bool(mention.isApproximate)),
            ("alternatives", .array(alternatives)),
            ("evidence", .strings(mention.evidence.filter { $0.contribution > 0 }.prefix(12).map(\.feature))),
        ])
    }

    private func place(_ row: PlaceRow, at date: CalendarDate?, withShape: Bool) throws(ShapeError) -> Properties {
        let place = gazetteer[row]
        let point = gazetteer.printedCoordinate(of: row)
        let disputes = DisputeSummary(of: row, at: date, gazetteer: gazetteer)
        let isOutlined = withShape && [.admin1, .admin2, .disputed, .macroRegion].contains(place.kind)
        let shape = isOutlined ? try gazetteer.shape(of: row)?.simplified(tolerance: 0.01) : nil
        return Properties([
            ("name", .string(gazetteer.name(of: row))),
            ("label", .string(gazetteer.label(of: row))),
            ("kind", .string(place.kind.label)),
            ("id", .integer(Int64(place.id.rawValue))),
            ("lon", .number(point.longitude)),
            ("lat", .number(point.latitude)),
            ("radius", .number(Double(place.radius.rounded()))),
            ("population", .integer(Int64(place.population))),
            ("within", .strings(gazetteer.containers(of: row).map { gazetteer.name(of: $0) })),
            ("disputed", .bool(!disputes.areas.isEmpty)),
            ("claimants", .strings(disputes.claimants)),
            ("administration", .strings(disputes.administration)),
            ("shape", shape.map { Polyline.encode($0) } ?? .null),
        ])
    }

    private func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
}

/// UTF-8 offsets to UTF-16 offsets, which JavaScript's strings count in. Rising offsets cost O(n) together.
struct UTF16Offsets {
    private let bytes: [UInt8]
    private var byte = 0
    private var units = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func offset(of target: Int) -> Int {
        if target < byte { (byte, units) = (0, 0) }
        while byte < target {
            if bytes[byte] & 0xC0 != 0x80 { units += bytes[byte] >= 0xF0 ? 2 : 1 }
            byte += 1
        }
        return units
    }
}
