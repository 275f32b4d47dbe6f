/// A span of an article that the chain takes for a name.
package struct SpanCandidate {
    package var tokens: Range<Int>
    package var type: SpanClass
    package var probability: Float
}

/// What the chain says of an article, segment by segment, before it is decided which spans to report.
struct SpanCandidates {
    /// Probable toponyms, in the order of the text; they do not overlap.
    var toponyms: [SpanCandidate] = []
    /// The likeliest path's names of other classes, likewise.
    var others: [SpanCandidate] = []
    /// Names that only the past bears, likewise.
    var historical: [SpanCandidate] = []

    mutating func removeAll() {
        toponyms.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
        historical.removeAll(keepingCapacity: true)
    }

    /// What the article says of each toponym's words elsewhere. O(toponyms).
    func evidence(in text: PreparedText) -> [SpanEvidence] {
        struct Mentions {
            var count = 0
            var sum: Float = 0
            var most = -Float.infinity
            var second = -Float.infinity
        }
        var mentionsOfKey: [UInt64: Mentions] = [:]
        var keys: [UInt64] = []
        for toponym in toponyms {
            let key = text.key(of: toponym.tokens)
            let logit = SpanDecision.logit(toponym.probability)
            var mentions = mentionsOfKey[key, default: Mentions()]
            mentions.count += 1
            mentions.sum += logit
            mentions.second = max(mentions.second, min(mentions.most, logit))
            mentions.most = max(mentions.most, logit)
            mentionsOfKey[key] = mentions
            keys.append(key)
        }
        return zip(toponyms, keys).map { toponym, key in
            guard let mentions = mentionsOfKey[key], mentions.count > 1 else {
                return SpanEvidence(probability: toponym.probability)
            }
            let own = SpanDecision.logit(toponym.probability)
            let others = mentions.count - 1
            return SpanEvidence(
                probability: toponym.probability, others: others, mean: (mentions.sum - own) / Float(others),
                most: own == mentions.most ? mentions.second : mentions.most)
        }
    }
}

/// Asks of ranges in the order of the text whether they overlap one of others in the same order.
struct OverlapSweep {
    private let ranges: [Range<Int>]
    private var next = 0

    init(_ ranges: [Range<Int>]) {
        self.ranges = ranges
    }

    /// O(1), the ranges that are passed aside.
    mutating func meets(_ range: Range<Int>) -> Bool {
        while next < ranges.count, ranges[next].upperBound <= range.lowerBound { next += 1 }
        return next < ranges.count && ranges[next].overlaps(range)
    }
}

extension PreparedText {
    /// Equal for the same words, whatever their case.
    fileprivate func key(of range: Range<Int>) -> UInt64 {
        range.reduce(0) { ($0 ^ UInt64(tokens[$1].word)) &* 0x9E37_79B9_7F4A_7C15 }
    }
}
