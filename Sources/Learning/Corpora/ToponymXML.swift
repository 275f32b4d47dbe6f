import Geo
import Geoparser
import Markup

/// The three XML schemes of toponym corpora. All state offsets in code points of `<text>`.
extension CorpusBuilder {
    /// LGL and TR-News: `<article docid>` with `<toponym>`s: start, end, phrase and, when resolved,
    /// `<gaztag geonameid>` with name, fclass, lat, lon.
    mutating func readLGL(_ root: MarkupElement) throws(CorpusError) {
        for element in root.descendants("article") {
            let id = element.attribute("docid") ?? "line-\(element.line)"
            try readArticle(element, id: id, list: "toponyms", item: "toponym") {
                builder, toponym, words throws(CorpusError) in
                guard let tag = toponym.first("gaztag") else {
                    return GoldMention(
                        range: 0..<0, kind: builder.demonyms.isDemonym(words, of: nil) ? .demonym : .place)
                }
                let name = tag.first("name")?.text.nonEmpty
                return GoldMention(
                    range: 0..<0,
                    kind: builder.demonyms.isDemonym(words, of: name) ? .demonym : .place,
                    geoNamesID: try builder.geoNamesID(tag.attribute("geonameid"), line: tag.line),
                    coordinate: try builder.coordinate(tag, latitude: "lat", longitude: "lon"),
                    placeName: name,
                    featureClass: tag.first("fclass")?.text.trimmed.utf8.first,
                    countryID: tag.first("country")?.attribute("geonameid").flatMap { UInt32($0) },
                    admin1ID: tag.first("admin1")?.attribute("geonameid").flatMap { UInt32($0) })
            }
        }
    }

    /// GeoVirus: `<location>`s: name, start (from 1), end, lat, lon, page.
    mutating func readGeoVirus(_ root: MarkupElement) throws(CorpusError) {
        for (number, element) in root.descendants("article").enumerated() {
            try readArticle(element, id: "\(number + 1)", list: "locations", item: "location", firstOffset: 1) {
                builder, location, _ throws(CorpusError) in
                GoldMention(
                    range: 0..<0, kind: .place,
                    coordinate: try builder.coordinate(location, latitude: "lat", longitude: "lon"),
                    placeName: location.first("altName")?.text.nonEmpty)
            }
        }
    }

    /// GeoWebNews: `<toponym>`s: start, end, extractedName, type, modifierType, latitude, longitude, geonamesID.
    mutating func readGeoWebNews(_ root: MarkupElement) throws(CorpusError) {
        for element in root.descendants("article") {
            let id = element.attribute("file") ?? "line-\(element.line)"
            try readArticle(element, id: id, list: "toponyms", item: "toponym") {
                builder, toponym, _ throws(CorpusError) in
                let type = toponym.first("type")?.text ?? ""
                let modifier = toponym.first("modifierType")?.text ?? ""
                guard let kind = Self.geoWebNewsKind(type, modifier: modifier) else { return nil }
                return GoldMention(
                    range: 0..<0, kind: kind,
                    geoNamesID: try builder.geoNamesID(toponym.first("geonamesID")?.text, line: toponym.line),
                    coordinate: try builder.coordinate(toponym, latitude: "latitude", longitude: "longitude"),
                    placeName: toponym.first("normalisedName")?.text.nonEmpty)
            }
        }
    }

    /// The kind of mention that a type of the Pragmatic Taxonomy of Toponyms is (Gritta, Pilehvar and Collier, 2020);
    /// nil for expressions that are not toponyms.
    static func geoWebNewsKind(_ type: String, modifier: String) -> MentionKind? {
        let type = type.lowercased()
        if type.contains("expression") || type.contains("non_toponym") { return nil }
        if type.contains("embedded") || type.contains("homonym") { return .embedded }
        if type.contains("metonym") { return .metonym }
        let isAdjective = modifier.lowercased().contains("adj")
        if type.contains("demonym") || type.contains("language") || isAdjective { return .demonym }
        return .place
    }

    /// One article: its text, its head, and each of its annotations anchored to their words.
    private mutating func readArticle(
        _ element: MarkupElement, id: String, list: String, item: String, firstOffset: Int = 0,
        mention: (inout CorpusBuilder, MarkupElement, String) throws(CorpusError) -> GoldMention?
    ) throws(CorpusError) {
        guard let text = element.first("text")?.text, !text.isEmpty else {
            return try report("article \(id) has no <text>; remove it or pass --skip-errors", line: element.line)
        }
        let articleText = ArticleText(text)
        var anchoring = Anchoring(articleText.bytes)
        var gold: [GoldMention] = []
        for child in element.first(list)?.children ?? [] where child.name == item {
            let stated = ["phrase", "extractedName", "name"].lazy.compactMap { child.first($0)?.text.nonEmpty }.first
            guard let start = child.first("start").flatMap({ Int($0.text.trimmed) }),
                let end = child.first("end").flatMap({ Int($0.text.trimmed) })
            else {
                try report("<\(item)> of article \(id) lacks a whole number as <start> or <end>", line: child.line)
                continue
            }
            let (first, last) = (start - firstOffset, end - firstOffset)
            guard let range = anchoring.anchor(start: first, end: last, words: stated ?? "") else {
                let what =
                    stated.map { "'\($0)' is nowhere in the text" }
                    ?? "the offsets \(start)…\(end) are outside the text"
                try report("<\(item)> of article \(id): \(what)", line: child.line)
                continue
            }
            if var found = try mention(&self, child, articleText.string(range)) {
                found.range = range
                gold.append(found)
            }
        }
        let stated = ["domain", "url", "link", "source"].lazy.compactMap { element.first($0)?.text.nonEmpty }.first
        let source = stated.map { Self.host($0) ?? $0 }
        let article = Article(
            id: id, source: source, title: element.first("title")?.text.nonEmpty,
            date: element.first("dltime").flatMap { CalendarDate(isoPrefix: $0.text) }, text: articleText)
        append(CorpusArticle(article: article, gold: gold), reanchored: anchoring.reanchored)
    }

    private static func host(_ link: String) -> String? {
        let parts = link.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 2, parts[0].hasPrefix("http"), parts[1].isEmpty else { return nil }
        return String(parts[2]).nonEmpty
    }

    /// Empty and -1 mean unknown.
    private mutating func geoNamesID(_ text: String?, line: Int) throws(CorpusError) -> UInt32? {
        guard let text = text?.nonEmpty, text != "-1", text.lowercased() != "none" else { return nil }
        if let id = UInt32(text) { return id }
        try report("'\(text)' is not a GeoNames id, which is a whole number", line: line)
        return nil
    }

    private mutating func coordinate(
        _ element: MarkupElement, latitude: String, longitude: String
    ) throws(CorpusError) -> Coordinate? {
        guard let northText = element.first(latitude)?.text.nonEmpty,
            let eastText = element.first(longitude)?.text.nonEmpty
        else { return nil }
        if let north = Double(northText), let east = Double(eastText) {
            let coordinate = Coordinate(longitude: east, latitude: north)
            if coordinate.isValid { return coordinate }
        }
        try report("latitude '\(northText)', longitude '\(eastText)' are no position in degrees", line: element.line)
        return nil
    }
}
