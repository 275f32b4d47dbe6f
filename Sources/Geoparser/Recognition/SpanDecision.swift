/// From the chain's probability of a span to an answer: which spans to report, and how sure to be of them.
///
/// The chain sees one sentence at a time. What it thinks of the same words elsewhere in the article moves its answer here.
public struct SpanDecision: Sendable, Equatable {
    /// Spans that have these very edges with at least this probability are reported.
    public var threshold: Float = 0.5
    /// Logistic functions of `SpanEvidence.inputs`, fitted on articles that training holds out: how likely a toponym with
    /// the very edges is, and how likely there is one at all. The second is a mention's confidence.
    package var edges = Self.untaught
    package var presence = Self.untaught

    /// The chain's own probability.
    private static let untaught = SIMD8<Float>(0, 1, 0, 0, 0, 0, 0, 0)
    /// Spans less probable than this are not considered, whatever the article says elsewhere.
    static let lowest: Float = 0.1
    static let byteCount = 68

    package init() {}

    init(_ bytes: UnsafeRawBufferPointer) {
        threshold = bytes.loadUnaligned(as: Float.self)
        edges = bytes.loadUnaligned(fromByteOffset: 4, as: SIMD8<Float>.self)
        presence = bytes.loadUnaligned(fromByteOffset: 36, as: SIMD8<Float>.self)
    }

    package var bytes: [UInt8] {
        withUnsafeBytes(of: threshold) { Array($0) } + withUnsafeBytes(of: edges) { Array($0) }
            + withUnsafeBytes(of: presence) { Array($0) }
    }

    package func probabilityOfEdges(_ evidence: SpanEvidence) -> Float {
        Self.logistic(edges, evidence.inputs)
    }

    func reports(_ evidence: SpanEvidence) -> Bool { probabilityOfEdges(evidence) >= threshold }

    func confidence(_ evidence: SpanEvidence) -> Double {
        Double(Self.logistic(presence, evidence.inputs))
    }

    /// The confidence of a span of which the article says nothing else.
    func confidence(_ probability: Float) -> Double {
        confidence(SpanEvidence(probability: probability))
    }

    private static func logistic(_ weights: SIMD8<Float>, _ inputs: SIMD8<Float>) -> Float {
        1 / (1 + (-(weights * inputs).sum()).exponential)
    }

    static func logit(_ probability: Float) -> Float {
        let p = min(max(probability, 1e-3), 1 - 1e-3)
        return Logarithm.of(p) - Logarithm.of(1 - p)
    }
}

/// What speaks for a span: the chain's probability, and those of the same words elsewhere in the article.
package struct SpanEvidence {
    /// The logit of the chain's probability.
    let logit: Float
    /// How often the same words stand elsewhere as a probable span; the mean and the largest of their logits.
    var others: Int
    var mean: Float
    var most: Float

    package init(probability: Float, others: Int = 0, mean: Float = 0, most: Float = 0) {
        logit = SpanDecision.logit(probability)
        self.others = others
        self.mean = mean
        self.most = most
    }

    package var inputs: SIMD8<Float> {
        let isRepeated: Float = others > 0 ? 1 : 0
        return SIMD8(1, logit, isRepeated, mean, most, others > 0 ? Logarithm.of(Float(others)) : 0, 0, 0)
    }
}
