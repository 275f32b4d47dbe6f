import Mapping

#if canImport(Glibc)
    import Glibc
#endif

/// Two small logistic models that say more of a name than its span: whether a place stands for its government or
/// people, and which names inside an organisation's name are places.
///
///     section RMET, REMB: 4096 little-endian Floats each, weights by hashed feature
package struct NameRoles: Sendable {
    package static let metonymTag: SectionTag = "RMET"
    package static let embeddedTag: SectionTag = "REMB"
    package static let size = 4096

    let metonym: [Float]
    let embedded: [Float]

    package init(metonym: [Float], embedded: [Float]) {
        self.metonym = metonym
        self.embedded = embedded
    }

    /// Copies the two sections, 32 KB; nil when the model has none.
    init?(section: (SectionTag) -> UnsafeRawBufferPointer?) {
        func weights(_ tag: SectionTag) -> [Float]? {
            guard let bytes = section(tag), bytes.count == Self.size * 4 else { return nil }
            return (0..<Self.size).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
        }
        guard let metonym = weights(Self.metonymTag), let embedded = weights(Self.embeddedTag) else { return nil }
        self.init(metonym: metonym, embedded: embedded)
    }

    /// The probability that the place named by the tokens stands for its government or people. O(1).
    func metonymProbability(of name: Range<Int>, in text: PreparedText) -> Float {
        Self.probability(metonym, RoleFeatures.metonym(name, in: text))
    }

    /// The probability that the name inside the span is a place. O(1).
    func embeddedProbability(of name: Range<Int>, inside span: Range<Int>, _ type: SpanClass, in text: PreparedText)
        -> Float
    {
        Self.probability(embedded, RoleFeatures.embedded(name, inside: span, type, in: text))
    }

    private static func probability(_ weights: [Float], _ features: RoleFeatures) -> Float {
        var score: Float = 0
        for index in 0..<features.count { score += weights[features[index]] }
        return 1 / (1 + exp(-score))
    }
}

/// Features of one name in one of the models: rows of its weights.
package struct RoleFeatures {
    package let count: Int
    private let rows: SIMD16<UInt16>

    private init(_ count: Int, _ rows: SIMD16<UInt16>) {
        self.count = count
        self.rows = rows
    }

    package subscript(index: Int) -> Int { Int(rows[index]) }

    /// Which of a metonym's features tell of the words that training knows its examples by.
    package static let metonymCues: Set = [1, 2, 3, 4, 10, 11]

    package static func metonym(_ name: Range<Int>, in text: PreparedText) -> RoleFeatures {
        let (first, last) = (name.lowerBound, name.upperBound - 1)
        let (before, after) = (word(first - 1, in: text), word(last + 1, in: text))
        let (further, beyond) = (word(first - 2, in: text), word(last + 2, in: text))
        let start = text.tokens[first].flags.contains(.sentenceStart)
        return RoleFeatures(
            14,
            SIMD16(
                row(1, 0), row(2, before), row(3, after), row(4, tail(last + 1, in: text)),
                row(5, cluster(last + 1, in: text)), row(6, further), row(7, beyond),
                row(8, cluster(last + 2, in: text)), row(9, start ? 1 : 0), row(10, text.cues[first].kinds),
                row(11, after &* 31 &+ beyond), row(12, cluster(first - 1, in: text)),
                row(13, start ? text.cues[first].kinds : 0), row(14, UInt32(text.cues[first].name.populationBand)),
                0, 0))
    }

    package static func embedded(
        _ name: Range<Int>, inside span: Range<Int>, _ type: SpanClass, in text: PreparedText
    ) -> RoleFeatures {
        let (first, last) = (name.lowerBound, name.upperBound - 1)
        let cue = text.cues[first]
        let isFirst = first == span.lowerBound
        let isLast = name.upperBound == span.upperBound
        let place = UInt32(isFirst ? 1 : 0) | (isLast ? 2 : 0) | UInt32(type.rawValue) << 2
        let evidence = cue.name
        let persons = UInt32(evidence.isGivenName ? 1 : 0) | (evidence.isSurname ? 2 : 0)
        return RoleFeatures(
            12,
            SIMD16(
                row(21, 0), row(22, place), row(23, word(first - 1, in: text)), row(24, word(last + 1, in: text)),
                row(25, cue.kinds), row(26, UInt32(evidence.populationBand)), row(27, UInt32(evidence.commonWordBand)),
                row(28, persons), row(29, evidence.isOfCountry ? 1 : 0), row(30, text.tokens[first].word),
                row(31, place << 8 | UInt32(min(8, name.count))), row(32, cue.kinds &* 31 &+ place),
                0, 0, 0, 0))
    }

    private static func word(_ index: Int, in text: PreparedText) -> UInt32 {
        text.tokens.indices.contains(index) ? text.tokens[index].word : 0
    }

    private static func tail(_ index: Int, in text: PreparedText) -> UInt32 {
        text.tokens.indices.contains(index) ? text.tokens[index].tail : 0
    }

    private static func cluster(_ index: Int, in text: PreparedText) -> UInt32 {
        text.places.indices.contains(index) ? text.places[index].middle : 0
    }

    private static func row(_ kind: UInt32, _ value: UInt32) -> UInt16 {
        var mixed = (value ^ kind &* 0x9E37_79B1) &* 0x85EB_CA6B
        mixed = (mixed ^ mixed >> 15) &* 0xC2B2_AE35
        return UInt16((mixed ^ mixed >> 13) % UInt32(NameRoles.size))
    }
}

extension PreparedText {
    /// From the first token's beginning to the last one's end.
    package func byteRange(_ span: Range<Int>) -> Range<Int> {
        Int(tokens[span.lowerBound].start)..<Int(tokens[span.upperBound - 1].end)
    }

    /// The known name inside a span, but not the whole of it, that begins at a token of the span.
    package func nameInside(_ span: Range<Int>, at index: Int) -> Range<Int>? {
        let cue = cues[index]
        guard cue.length > 0, cue.offset == 0, cue.name.isPlaceName || cue.name.isDemonym else { return nil }
        let name = index..<index + Int(cue.length)
        return name.upperBound <= span.upperBound && name.count < span.count ? name : nil
    }

    /// Whether a span can hold a known name that is not the whole of it, or one of the past. O(tokens of the span).
    func mayHoldPlaces(_ span: Range<Int>) -> Bool {
        span.contains { index in
            let cue = cues[index]
            guard cue.length > 0, cue.offset == 0, cue.name.isPlaceName || cue.name.isDemonym else { return false }
            return Int(cue.length) < span.count || historicalName(at: index) != nil
        }
    }
}
