/// From the chain's probability of a span to an answer: which spans to report, and how sure to be of them.
public struct SpanDecision: Sendable, Equatable {
    /// Spans at least this probable are reported.
    public var threshold: Float = 0.45
    /// Confidence is a logistic function of the probability's logit, fitted on articles that training holds out.
    public var slope: Float = 1
    public var intercept: Float = 0

    static let byteCount = 12

    package init() {}

    init(_ bytes: UnsafeRawBufferPointer) {
        threshold = bytes.loadUnaligned(as: Float.self)
        slope = bytes.loadUnaligned(fromByteOffset: 4, as: Float.self)
        intercept = bytes.loadUnaligned(fromByteOffset: 8, as: Float.self)
    }

    package var bytes: [UInt8] {
        [threshold, slope, intercept].withUnsafeBytes { Array($0) }
    }

    /// The calibrated confidence of a span with this probability.
    func confidence(_ probability: Float) -> Double {
        let value = TagScores(repeating: -(slope * Self.logit(probability) + intercept)).exponential[0]
        return Double(1 / (1 + value))
    }

    package static func logit(_ probability: Float) -> Float {
        let p = min(max(probability, 1e-6), 1 - 1e-6)
        return Logarithm.of(p) - Logarithm.of(1 - p)
    }
}
