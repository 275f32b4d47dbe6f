import Geoparser

/// Fits the weights of the chain: conditional likelihood by stochastic gradients with a step a coordinate (AdaGrad,
/// J. Duchi, E. Hazan, Y. Singer, 2011), a decay of what is touched, features left out at random, and the mean of the
/// later passes' weights.
struct ChainLearner {
    struct Settings: Sendable {
        var passes = 12
        var rate: Float = 0.1
        var decay: Float = 2e-5
        /// How often a feature is left out of a token.
        var dropout: Float = 0.15
        /// The last passes, whose weights enter the mean.
        var averaged = 5
        /// How much of its weight a teacher's text has in them: first the language, then the annotators' habits.
        var lateSilver: Float = 1
    }

    /// A feature's weights and the sums of their squared gradients, side by side in memory, for they are used together.
    private struct Row {
        var weights = TagScores.zero
        var squares = TagScores(repeating: 0.5)
    }

    /// The mean of the last passes, after `fit`.
    private(set) var weights: [TagScores] = []
    private(set) var transitions = Transitions()
    private var rows: [Row]
    private var transitionSquares = [TagScores](repeating: TagScores(repeating: 1), count: RecognitionTag.width)
    private var lattice = TagLattice()
    private var active: [UInt32] = []
    private var ends: [Int] = []
    private let settings: Settings

    init(rows: Int, settings: Settings) {
        self.settings = settings
        self.rows = [Row](repeating: Row(), count: rows)
    }

    /// Learns from all segments, `passes` times in another order each. Calls `report` after each with the mean loss.
    mutating func fit(_ set: TrainingSet, seed: UInt64, report: (Int, Double) -> Void) {
        var generator = SeededGenerator(seed: seed)
        var order = Array(set.segments.indices)
        var sum = [TagScores](repeating: .zero, count: rows.count)
        var transitionSum = [TagScores](repeating: .zero, count: RecognitionTag.width)
        let first = settings.passes - min(settings.averaged, settings.passes)
        for pass in 0..<settings.passes {
            order.shuffle(using: &generator)
            var loss = 0.0
            for segment in order {
                let share = pass >= first && !set.isGold[segment] ? settings.lateSilver : 1
                loss += Double(step(set, segment, weight: set.weights[segment] * share, &generator))
            }
            if pass >= first {
                for row in sum.indices { sum[row] += rows[row].weights }
                for row in transitionSum.indices { transitionSum[row] += transitions.scores[row] }
            }
            report(pass, loss / Double(max(1, set.tokenCount)))
        }
        let count = Float(settings.passes - first)
        weights = sum.map { $0 / count }
        var scores = transitionSum.map { $0 / count }
        for before in scores.indices {
            for after in 0..<RecognitionTag.width where transitions.scores[before][after] < -1e3 {
                scores[before][after] = Transitions.forbidden
            }
        }
        transitions = Transitions(scores: scores)
    }

    /// One step along the gradient of one segment; returns its loss.
    private mutating func step(
        _ set: TrainingSet, _ segment: Int, weight: Float, _ generator: inout SeededGenerator
    ) -> Float {
        let tokens = set.segments[segment]
        choose(set, tokens, &generator)
        lattice.emissions.removeAll(keepingCapacity: true)
        var start = 0
        for end in ends {
            var sum = TagScores.zero
            for index in start..<end { sum += rows[Int(active[index])].weights }
            lattice.emissions.append(sum)
            start = end
        }
        lattice.sum(transitions)
        let gold = tokens.map { Int(set.tags[$0]) }
        var score: Float = 0
        var previous = RecognitionTag.outside
        for (position, tag) in gold.enumerated() {
            score += lattice.emissions[position][tag] + transitions.scores[previous][tag]
            previous = tag
        }
        score += transitions.scores[previous][RecognitionTag.outside]
        updateTransitions(gold, weight)
        start = 0
        for (position, end) in ends.enumerated() {
            var gradient = -lattice.probabilities(position)
            gradient[gold[position]] += 1
            gradient *= weight
            if gradient.max() > 1e-3 || gradient.min() < -1e-3 { update(start..<end, gradient) }
            start = end
        }
        return lattice.logarithm - score
    }

    private mutating func choose(_ set: TrainingSet, _ tokens: Range<Int>, _ generator: inout SeededGenerator) {
        active.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        let limit = UInt64(settings.dropout * 65536)
        for token in tokens {
            var bits: UInt64 = 0
            for (position, index) in (set.starts[token]..<set.starts[token + 1]).enumerated() {
                if position % 4 == 0 { bits = generator.next() }
                if bits & 0xFFFF >= limit { active.append(set.features[index]) }
                bits >>= 16
            }
            ends.append(active.count)
        }
    }

    private mutating func update(_ range: Range<Int>, _ gradient: TagScores) {
        let square = gradient * gradient
        let keep = settings.decay
        for index in range {
            let row = Int(active[index])
            let sum = rows[row].squares + square
            rows[row].squares = sum
            let step = TagScores(repeating: settings.rate) / sum.squareRoot()
            rows[row].weights += step * (gradient - rows[row].weights * keep)
        }
    }

    private mutating func updateTransitions(_ gold: [Int], _ weight: Float) {
        let outside = RecognitionTag.outside
        var gradients = [TagScores](repeating: .zero, count: RecognitionTag.width)
        gradients[outside] -= lattice.probabilities(0)
        gradients[outside][gold[0]] += 1
        for index in 1..<max(1, gold.count) {
            for tag in 0..<RecognitionTag.count { gradients[tag] -= lattice.pairs(index, from: tag, transitions) }
            gradients[gold[index - 1]][gold[index]] += 1
        }
        let last = lattice.probabilities(gold.count - 1)
        for tag in 0..<RecognitionTag.count { gradients[tag][outside] -= last[tag] }
        gradients[gold[gold.count - 1]][outside] += 1
        for tag in 0..<RecognitionTag.count {
            let gradient = gradients[tag] * weight
            guard gradient.max() > 1e-3 || gradient.min() < -1e-3 else { continue }
            transitionSquares[tag] += gradient * gradient
            let step = TagScores(repeating: settings.rate) / transitionSquares[tag].squareRoot()
            transitions.add(step * gradient, to: tag)
        }
    }
}
