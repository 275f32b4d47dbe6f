/// Splits articles into parts of equal size, the same from the same seed.
public struct Folds: Sendable {
    /// The part of each article, 0 ..< count.
    public let parts: [Int]
    public let count: Int

    /// - Precondition: `count` is at least 2.
    public init(articles: Int, count: Int, seed: UInt64) {
        precondition(count >= 2, "cross-validation needs two parts")
        var generator = SeededGenerator(seed: seed)
        var parts = [Int](repeating: 0, count: articles)
        for (position, article) in Array(0..<articles).shuffled(using: &generator).enumerated() {
            parts[article] = position % count
        }
        self.parts = parts
        self.count = count
    }

    /// The positions of the articles in a part, in order.
    public func members(of part: Int) -> [Int] { parts.indices.filter { parts[$0] == part } }
}
