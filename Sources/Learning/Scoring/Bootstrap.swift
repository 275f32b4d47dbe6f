/// A range that holds the middle 95 % of a figure over resampled articles.
public struct ConfidenceInterval: Hashable, Sendable, Codable {
    public var low: Double
    public var high: Double
}

/// The percentile bootstrap over articles (B. Efron, 1979): articles, not mentions, are drawn with replacement, since
/// mentions of one article stand and fall together.
public struct Bootstrap: Sendable {
    public var samples: Int
    public var seed: UInt64

    public init(samples: Int = 1000, seed: UInt64 = 1) {
        self.samples = samples
        self.seed = seed
    }

    /// The interval of a figure that is computed from counts summed over articles. Nil for fewer than two articles.
    /// O(samples × articles × counts).
    ///
    /// - Parameters:
    ///   - counts: one row of counts an article, all of one length.
    ///   - figure: the figure of the summed counts; NaN samples are left out.
    func interval(_ counts: [[Double]], _ figure: ([Double]) -> Double) -> ConfidenceInterval? {
        guard counts.count > 1, let width = counts.first?.count else { return nil }
        var generator = SeededGenerator(seed: seed)
        var figures: [Double] = []
        figures.reserveCapacity(samples)
        for _ in 0..<samples {
            var sum = [Double](repeating: 0, count: width)
            for _ in counts.indices {
                let row = counts[Int.random(in: counts.indices, using: &generator)]
                for column in 0..<width { sum[column] += row[column] }
            }
            let value = figure(sum)
            if value.isFinite { figures.append(value) }
        }
        guard !figures.isEmpty else { return nil }
        figures.sort()
        let last = Double(figures.count - 1)
        return ConfidenceInterval(low: figures[Int(0.025 * last)], high: figures[Int((0.975 * last).rounded(.up))])
    }
}
