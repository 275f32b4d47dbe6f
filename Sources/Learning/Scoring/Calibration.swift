#if canImport(Glibc)
    import Glibc
#endif

/// Whether answers that claim a probability of p are right p of the time.
public struct Calibration: Sendable {
    public struct Bin: Hashable, Sendable, Codable {
        public var count: Int
        public var meanConfidence: Double
        public var accuracy: Double
    }

    /// Expected calibration error: the mean over answers of |accuracy − mean confidence| of their bin, for ten bins of
    /// equal mass (M. P. Naeini and others, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015).
    public var expectedError: Double
    public var bins: [Bin]
    /// Accuracy over the most confident half, 80 % and 90 % of the answers.
    public var accuracyAtCoverage: [(coverage: Double, accuracy: Double)]

    /// O(n log n).
    public init(_ answers: [(confidence: Double, isRight: Bool)], binCount: Int = 10) {
        let sorted = answers.enumerated().sorted {
            ($0.element.confidence, $1.offset) < ($1.element.confidence, $0.offset)
        }.map(\.element)
        let total = sorted.count
        bins = (0..<binCount).compactMap { bin in
            let members = sorted[bin * total / binCount..<(bin + 1) * total / binCount]
            guard !members.isEmpty else { return nil }
            let count = Double(members.count)
            return Bin(
                count: members.count, meanConfidence: members.reduce(0) { $0 + $1.confidence } / count,
                accuracy: Double(members.count { $0.isRight }) / count)
        }
        expectedError =
            bins.reduce(0) { $0 + Double($1.count) * abs($1.accuracy - $1.meanConfidence) } / Double(max(1, total))
        accuracyAtCoverage = [0.5, 0.8, 0.9].map { coverage in
            let members = sorted.suffix(Int((coverage * Double(total)).rounded(.up)))
            return (coverage, Double(members.count { $0.isRight }) / Double(max(1, members.count)))
        }
    }
}
