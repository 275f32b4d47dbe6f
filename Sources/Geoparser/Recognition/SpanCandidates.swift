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

    /// What the article says of each toponym's words elsewhere. O(n log n) for n toponyms.
    func evidence(in text: PreparedText) -> [SpanEvidence] {
        var evidence = toponyms.map { SpanEvidence(probability: $0.probability) }
        // Those of the same words one after the other, in the order of the text.
        let order = toponyms.indices.map { (key: text.key(of: toponyms[$0].tokens), index: $0) }.sorted { $0 < $1 }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, order[end].key == order[start].key { end += 1 }
            if end - start > 1 { compare(order[start..<end].map(\.index), &evidence) }
            start = end
        }
        return evidence
    }

    /// Tells mentions of the same words of each other.
    private func compare(_ mentions: [Int], _ evidence: inout [SpanEvidence]) {
        let logits = mentions.map { SpanDecision.logit(toponyms[$0].probability) }
        let sum = logits.reduce(0, +)
        var (most, second) = (-Float.infinity, -Float.infinity)
        for logit in logits {
            second = max(second, min(most, logit))
            most = max(most, logit)
        }
        let others = mentions.count - 1
        for (mention, own) in zip(mentions, logits) {
            evidence[mention].others = others
            evidence[mention].mean = (sum - own) / Float(others)
            evidence[mention].most = own == most ? second : most
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
