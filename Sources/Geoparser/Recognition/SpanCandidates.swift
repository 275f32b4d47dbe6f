/// A span of an article that the chain takes for a name.
package struct SpanCandidate {
    package var tokens: Range<Int>
    package var type: SpanClass
    package var probability: Float
}

/// What the chain says of an article, segment by segment, before it is decided which spans to report. Its memory is kept
/// from article to article.
struct SpanCandidates {
    /// Probable toponyms, in the order of the text; they do not overlap.
    var toponyms: [SpanCandidate] = []
    /// The likeliest path's names of other classes, likewise.
    var others: [SpanCandidate] = []
    /// Names that only the past bears, likewise.
    var historical: [SpanCandidate] = []
    /// Those of the toponyms that are reported, likewise.
    var reported: [SpanCandidate] = []
    /// What the article says of each toponym's words elsewhere, after `gatherEvidence`.
    private(set) var evidence: [SpanEvidence] = []
    private var order: [(key: UInt64, index: Int)] = []

    mutating func removeAll() {
        toponyms.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
        historical.removeAll(keepingCapacity: true)
        reported.removeAll(keepingCapacity: true)
    }

    /// O(n log n) for n toponyms.
    mutating func gatherEvidence(in text: borrowing PreparedText) {
        evidence.removeAll(keepingCapacity: true)
        order.removeAll(keepingCapacity: true)
        for index in toponyms.indices {
            evidence.append(SpanEvidence(probability: toponyms[index].probability))
            order.append((text.key(of: toponyms[index].tokens), index))
        }
        // Those of the same words one after the other, in the order of the text.
        order.sort { $0 < $1 }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, order[end].key == order[start].key { end += 1 }
            if end - start > 1 { compare(start..<end) }
            start = end
        }
    }

    /// Tells mentions of the same words of each other.
    private mutating func compare(_ mentions: Range<Int>) {
        var sum: Float = 0
        var (most, second) = (-Float.infinity, -Float.infinity)
        for mention in mentions {
            let logit = evidence[order[mention].index].logit
            sum += logit
            second = max(second, min(most, logit))
            most = max(most, logit)
        }
        let others = mentions.count - 1
        for mention in mentions {
            let index = order[mention].index
            let own = evidence[index].logit
            evidence[index].others = others
            evidence[index].mean = (sum - own) / Float(others)
            evidence[index].most = own == most ? second : most
        }
    }
}

/// Asks of ranges in the order of the text whether they overlap one of others in the same order.
struct OverlapSweep {
    private var next = 0

    /// The first of the others that overlaps a range.
    /// - Parameter other: one of the `count` others.
    /// - Complexity: O(1), the ranges that are passed aside.
    @inline(__always)
    mutating func first(overlapping range: Range<Int>, amongst count: Int, _ other: (Int) -> Range<Int>) -> Int? {
        while next < count, other(next).upperBound <= range.lowerBound { next += 1 }
        return next < count && other(next).overlaps(range) ? next : nil
    }

    @inline(__always)
    mutating func first(overlapping range: Range<Int>, amongst others: [SpanCandidate]) -> Int? {
        first(overlapping: range, amongst: others.count) { others[$0].tokens }
    }
}

extension PreparedText {
    /// Equal for the same words, whatever their case.
    fileprivate func key(of range: Range<Int>) -> UInt64 {
        range.reduce(0) { ($0 ^ UInt64(tokens[$1].word)) &* 0x9E37_79B9_7F4A_7C15 }
    }
}
