import Gazetteer
import Geoparser
import Mapping

/// Learns what else a name is to its sentence, from articles whose names have types (`CorpusArticle.types`).
///
/// Metonyms are annotated nowhere in what we have. They are learned from places whose neighbours leave no doubt
/// (M. Mintz and others, "Distant supervision for relation extraction without labeled data", 2009): the subject of a verb
/// of saying stands for a government, what follows a locative preposition is a place. Each example is learned from twice,
/// with those neighbours and without, so that the rest of the sentence has to tell as well.
///
/// Places inside organisations are learned from nested annotations: every known name inside an organisation's name is an
/// example, and those that are marked as a place too are the positive ones.
public struct NameRoleTrainer: Sendable {
    public var seed: UInt64
    private static let passes = 20

    public init(seed: UInt64 = 1) {
        self.seed = seed
    }

    private struct Example {
        var rows: [Int]
        var isPositive: Bool
        var weight: Float = 1
    }

    private static let sayings = hashes([
        "said", "says", "warned", "warns", "announced", "announces", "denied", "denies", "accused", "accuses",
        "condemned",
        "condemns", "insisted", "insists", "urged", "urges", "rejected", "rejects", "vowed", "vows", "pledged",
        "claims",
        "claimed", "argues", "argued", "declared", "threatened", "threatens", "demanded", "demands", "welcomed",
        "welcomes",
        "criticised", "criticized", "responded", "agreed", "agrees", "refused", "refuses", "imposed", "signed",
        "backed",
        "protested", "hopes", "wants", "believes", "considers", "expects", "reiterated", "confirmed", "decided",
        "approved",
    ])
    private static let locatives = hashes([
        "in", "near", "across", "around", "outside", "inside", "throughout", "at", "within", "northern", "southern",
        "eastern", "western", "central", "downtown",
    ])

    private static func hashes(_ words: [String]) -> Set<UInt32> { Set(words.map { WordHash.of($0.utf8) }) }

    /// The two sections, and how many examples of each kind they were learned from.
    package func train(
        _ articles: [CorpusArticle], vocabulary: RecognitionVocabulary, gazetteer: Gazetteer,
        progress: (String) -> Void = { _ in }
    ) -> [(tag: SectionTag, bytes: [UInt8])] {
        let names = NameFinder(gazetteer: gazetteer)
        var text = PreparedText()
        var metonyms: [Example] = []
        var embedded: [Example] = []
        for article in articles {
            article.article.text.bytes.withUnsafeBufferPointer {
                text.prepare($0, vocabulary: vocabulary, names: names)
            }
            gatherMetonyms(article, text, &metonyms)
            gatherEmbedded(article, text, &embedded)
        }
        for (name, examples) in [("metonyms", metonyms), ("embedded places", embedded)] {
            progress("\(name): \(examples.count { $0.isPositive }) of \(examples.count) examples are positive")
        }
        return [
            (NameRoles.metonymTag, bytes(fit(metonyms))), (NameRoles.embeddedTag, bytes(fit(embedded))),
        ]
    }

    private func gatherMetonyms(_ article: CorpusArticle, _ text: PreparedText, _ examples: inout [Example]) {
        for mention in article.gold where mention.kind == .place {
            guard let name = text.tokenRange(of: mention.range) else { continue }
            let before = name.lowerBound > 0 ? text.tokens[name.lowerBound - 1].word : 0
            let after = name.upperBound < text.tokens.count ? text.tokens[name.upperBound].word : 0
            let isLocated = Self.locatives.contains(before)
            guard isLocated != Self.sayings.contains(after) else { continue }
            let features = RoleFeatures.metonym(name, in: text)
            let rows = (0..<features.count).map { features[$0] }
            let others = rows.indices.filter { !RoleFeatures.metonymCues.contains($0) }.map { rows[$0] }
            examples.append(Example(rows: rows, isPositive: !isLocated, weight: 0.5))
            examples.append(Example(rows: others, isPositive: !isLocated, weight: 0.5))
        }
    }

    private func gatherEmbedded(_ article: CorpusArticle, _ text: PreparedText, _ examples: inout [Example]) {
        let places = Set(article.gold.filter { $0.kind == .embedded }.map(\.range))
        for span in article.types {
            guard let type = span.type.spanClass, let tokens = text.tokenRange(of: span.range) else { continue }
            for name in tokens.compactMap({ text.nameInside(tokens, at: $0) }) {
                let features = RoleFeatures.embedded(name, inside: tokens, type, in: text)
                examples.append(
                    Example(
                        rows: (0..<features.count).map { features[$0] },
                        isPositive: places.contains(text.byteRange(name))))
            }
        }
    }

    /// In an order that the seed decides.
    private func fit(_ examples: [Example]) -> [Float] {
        var learner = HashedLogistic(size: NameRoles.size, firstSquare: 1e-6, decay: 1e-4)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<Self.passes {
            for index in examples.indices.shuffled(using: &generator) {
                let example = examples[index]
                learner.learn(example.rows, isPositive: example.isPositive, weight: example.weight)
            }
        }
        return learner.weights
    }

    private func bytes(_ weights: [Float]) -> [UInt8] {
        weights.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian) { Array($0) } }
    }
}

extension SpanType {
    /// The recogniser's class of spans that may hold a place.
    fileprivate var spanClass: SpanClass? {
        switch self {
        case .organization: .organisation
        case .facility: .facility
        case .person: .person
        case .norp, .geo: nil
        }
    }
}

extension PreparedText {
    /// The tokens that a byte range begins and ends with; nil when it cuts through one. O(log tokens).
    fileprivate func tokenRange(of range: Range<Int>) -> Range<Int>? {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].start) < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low < tokens.count, Int(tokens[low].start) == range.lowerBound else { return nil }
        var end = low
        while end < tokens.count, Int(tokens[end].end) < range.upperBound { end += 1 }
        return end < tokens.count && Int(tokens[end].end) == range.upperBound ? low..<end + 1 : nil
    }
}
