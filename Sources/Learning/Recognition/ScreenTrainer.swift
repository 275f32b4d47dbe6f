import Geoparser
import Mapping

/// Teaches the screen which segments a trained chain finds mentions in. Labels are not needed; the chain's own answers
/// are what it imitates.
struct ScreenTrainer {
    let seed: UInt64
    private static let passes = 4
    /// One article in so many is not learned from, but tells where the screen may begin.
    private static let heldOut = 5
    /// Of the segments with mentions, the screen may pass over so many: see Benchmarks/results/2026-11-27b-throughput.md.
    private static let lost = 0.002

    /// The screen's section; nil where the chain finds too little to say what may be passed over. O(text).
    func train(
        _ articles: [WeightedArticle], recogniser: Recogniser, progress: (String) -> Void
    ) -> (tag: SectionTag, bytes: [UInt8])? {
        // An article's copies in other cases stay with it.
        let isHeld = { (number: Int) in number % Self.heldOut == 0 }
        let held = examples(articles.indices.filter(isHeld).map { articles[$0] }, recogniser)
        let learned = examples(articles.indices.filter { !isHeld($0) }.map { articles[$0] }, recogniser)
        let weights = quantised(fit(learned))
        let scores = held.map { example in
            example.isMentioned.indices.map { token in Self.score(token, of: example, weights) }.max() ?? 0
        }
        let found = zip(held, scores).filter { $0.0.isMentioned.contains(true) }.map(\.1).sorted()
        guard !found.isEmpty else { return nil }
        let lowest = found[Int(Double(found.count) * Self.lost)]
        let passed = zip(held, scores).reduce(0) { $0 + ($1.1 < lowest ? $1.0.isMentioned.count : 0) }
        let all = held.reduce(0) { $0 + $1.isMentioned.count }
        progress("recognition: the screen passes over \(passed) of \(all) words of articles that it has not seen")
        return (Screen.tag, Screen.bytes(lowest: Int32(lowest), weights: weights))
    }

    private func examples(_ articles: [WeightedArticle], _ recogniser: Recogniser) -> [Screen.Example] {
        var scratch = Recogniser.Scratch()
        return Transformed.articles(articles, every: RecognitionTrainer.Settings().transformedEvery).flatMap {
            recogniser.screenExamples(in: $0.article.article, scratch: &scratch)
        }
    }

    private static func features(_ token: Int, of example: Screen.Example) -> ArraySlice<UInt16> {
        let count = FeatureWriter.screenFeatureCount
        return example.features[token * count..<(token + 1) * count]
    }

    private static func score(_ token: Int, of example: Screen.Example, _ weights: [Int8]) -> Int {
        features(token, of: example).reduce(0) { $0 + Int(weights[Int($1)]) }
    }

    /// Words of a mention are to be told from all words of segments without one. What else stands beside a mention says
    /// nothing.
    private func fit(_ examples: [Screen.Example]) -> [Float] {
        var learner = HashedLogistic(size: Screen.size, firstSquare: 1e-2)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<Self.passes {
            for number in examples.indices.shuffled(using: &generator) {
                let example = examples[number]
                let isMentioned = example.isMentioned.contains(true)
                for token in example.isMentioned.indices where example.isMentioned[token] || !isMentioned {
                    learner.learn(Self.features(token, of: example).lazy.map(Int.init), isPositive: isMentioned)
                }
            }
        }
        return learner.weights
    }

    /// In 127 steps of either sign.
    private func quantised(_ weights: [Float]) -> [Int8] {
        let largest = weights.reduce(Float(1e-6)) { max($0, abs($1)) }
        return weights.map { Int8(($0 / largest * 127).rounded()) }
    }
}
