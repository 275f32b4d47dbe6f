/// Precision, recall and their harmonic mean, from counts.
public struct SpanScore: Hashable, Sendable {
    /// Predictions that are right.
    public var rightPredictions: Int
    public var predictions: Int
    /// Gold mentions that were found. Equal to `rightPredictions` when matching is one to one.
    public var foundGold: Int
    public var gold: Int

    public init(rightPredictions: Int = 0, predictions: Int = 0, foundGold: Int = 0, gold: Int = 0) {
        self.rightPredictions = rightPredictions
        self.predictions = predictions
        self.foundGold = foundGold
        self.gold = gold
    }

    public var precision: Double { predictions == 0 ? 0 : Double(rightPredictions) / Double(predictions) }
    public var recall: Double { gold == 0 ? 0 : Double(foundGold) / Double(gold) }
    public var f1: Double {
        let sum = precision + recall
        return sum == 0 ? 0 : 2 * precision * recall / sum
    }

    public static func += (left: inout SpanScore, right: SpanScore) {
        left.rightPredictions += right.rightPredictions
        left.predictions += right.predictions
        left.foundGold += right.foundGold
        left.gold += right.gold
    }

    var counts: [Double] { [rightPredictions, predictions, foundGold, gold].map(Double.init) }

    init(counts: [Double]) {
        self.init(
            rightPredictions: Int(counts[0]), predictions: Int(counts[1]), foundGold: Int(counts[2]),
            gold: Int(counts[3]))
    }
}

/// Which prediction goes with which gold mention, one to one.
enum SpanMatching {
    /// Pairs ranges that overlap, the largest overlaps first, then the earliest. O(n log n + overlapping pairs).
    static func overlapping(_ predicted: [Range<Int>], _ gold: [Range<Int>]) -> [(predicted: Int, gold: Int)] {
        var pairs: [(predicted: Int, gold: Int, overlap: Int, excess: Int)] = []
        for (p, left) in predicted.enumerated() {
            for (g, right) in gold.enumerated() where left.overlaps(right) {
                let overlap = left.clamped(to: right).count
                pairs.append((p, g, overlap, left.count + right.count - 2 * overlap))
            }
        }
        pairs.sort { ($1.overlap, $0.excess, $0.predicted, $0.gold) < ($0.overlap, $1.excess, $1.predicted, $1.gold) }
        var usedPredictions: Set<Int> = []
        var usedGold: Set<Int> = []
        return pairs.compactMap { pair in
            guard !usedPredictions.contains(pair.predicted), !usedGold.contains(pair.gold) else { return nil }
            usedPredictions.insert(pair.predicted)
            usedGold.insert(pair.gold)
            return (pair.predicted, pair.gold)
        }
    }
}
