import Gazetteer
import Geo

/// An article while its features are made: where its words stand, and what all its features say of it.
struct ArticleWords {
    let located: LocatedArticle
    /// The article's name, source, date and address, in every feature.
    let source: PropertyBlock
    private var offsets: CharacterOffsets

    init(_ located: LocatedArticle) {
        let article = located.article
        self.located = located
        offsets = CharacterOffsets(article.text)
        source = PropertyBlock([
            ("article", .string(article.id)),
            ("source", article.source.map { .string($0) } ?? .null),
            ("date", article.date.map { .string($0.iso8601) } ?? .null),
            ("url", article.url.map { .string($0) } ?? .null),
        ])
    }

    var date: CalendarDate? { located.article.date }

    func text(_ range: Range<Int>) -> String { located.article.text.bytes[range].onOneLine }

    mutating func offset(of clean: Int) -> Int { offsets.offset(of: clean) }

    /// What the text says of the place, and where.
    mutating func addWords(of mentions: ArraySlice<ResolvedMention>, to properties: inout Properties) {
        // A street that is put at its town does not give the town its name.
        let first = (mentions.first { !$0.isApproximate } ?? mentions[mentions.startIndex]).mention.range
        let matched = text(first)
        properties.append("matched", .string(matched))
        properties.append("variants", .strings(variants(of: mentions, matched: matched, at: first)))
        properties.append("mentions", .integer(Int64(mentions.count)))
        properties.append("offsets", .strings(spans(of: mentions)))
        properties.append("snippet", .string(Snippet.around(first, in: located.article.text)))
    }

    private func variants(of mentions: ArraySlice<ResolvedMention>, matched: String, at first: Range<Int>) -> [String] {
        var variants = Distinct<String>(capacity: 1)
        for index in mentions.indices {
            let range = mentions[index].mention.range
            _ = variants.insert(range == first ? matched : text(range))
        }
        return variants.values
    }

    private mutating func spans(of mentions: ArraySlice<ResolvedMention>) -> [String] {
        var spans: [String] = []
        spans.reserveCapacity(mentions.count)
        for index in mentions.indices {
            let range = mentions[index].mention.range
            let start = offsets.offset(of: range.lowerBound)
            spans.append(String(span: start, offsets.offset(of: range.upperBound)))
        }
        return spans
    }
}

extension String {
    /// `12-17`
    fileprivate init(span start: Int, _ end: Int) {
        self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { text in
            // Two numbers of at most twenty characters and the hyphen between them fit.
            var index = text.count
            index = text.write(decimal: end, before: index)
            index -= 1
            text[index] = UInt8(ascii: "-")
            index = text.write(decimal: start, before: index)
            return String(decoding: text[index...], as: UTF8.self)
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes a number in decimal digits that end before an index. Returns where they begin.
    func write(decimal number: Int, before end: Int) -> Int {
        var index = end
        var rest = number.magnitude
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            index -= 1
            self[index] = UInt8(ascii: "0") + UInt8(digit)
            rest = quotient
        } while rest > 0
        if number < 0 {
            index -= 1
            self[index] = UInt8(ascii: "-")
        }
        return index
    }
}
