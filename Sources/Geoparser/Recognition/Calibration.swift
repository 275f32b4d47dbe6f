/// Turns the chain's probability of a span into how often such spans are right: a logistic function of its logit.
public struct Calibration: Sendable {
    public var slope: Float
    public var intercept: Float

    static let byteCount = 8

    public init(slope: Float, intercept: Float) {
        self.slope = slope
        self.intercept = intercept
    }

    init(_ bytes: UnsafeRawBufferPointer) {
        slope = bytes.loadUnaligned(as: Float.self)
        intercept = bytes.loadUnaligned(fromByteOffset: 4, as: Float.self)
    }

    func callAsFunction(_ probability: Float) -> Double {
        let p = min(max(probability, 1e-6), 1 - 1e-6)
        let logit = Logarithm.of(p) - Logarithm.of(1 - p)
        let value = TagScores(repeating: -(slope * logit + intercept)).exponential[0]
        return Double(1 / (1 + value))
    }
}
