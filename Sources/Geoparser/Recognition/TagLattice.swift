/// A linear chain over one segment: the probability of every tag and span.
///
/// Tokens before and after a segment are outside, so the chain starts from and ends in `RecognitionTag.outside`.
/// Forward–backward with a scale a step (L. R. Rabiner, 1989); conditional random field of J. Lafferty et al., 2001.
package struct TagLattice {
    /// The tokens' scores; set by the caller before anything else is asked.
    package var emissions: [TagScores] = []
    /// One a token, and what is left of longer segments.
    private var steps: [Step] = []
    /// The share of all paths that the last step leaves to outside.
    private var last: Float = 1
    /// The best scores up to each token, and what is left of longer segments.
    private var scores: [TagHalves] = []
    /// The best path, after `decode`.
    package private(set) var path: [Int] = []
    /// Toponyms that do not overlap, after `findToponyms`.
    package private(set) var toponyms: [Toponym] = []
    private var best: [Float] = []
    private var chosen: [Toponym?] = []

    /// A token's factor, the scaled sums over the paths up to it and from it on, and the scale.
    private struct Step {
        var factor: TagHalves
        var forward: TagHalves
        var backward: TagHalves
        var scale: Float

        static let zero = Step(factor: .zero, forward: .zero, backward: .zero, scale: 1)
    }

    /// Tokens of the longest toponym that is looked for.
    private static let longestToponym = 14

    package init() {}

    /// Finds the best path into `path`. O(tokens × tags²).
    /// - Parameter steps: of scores.
    mutating func decode(_ steps: TransitionSteps) {
        let count = emissions.count
        path.refill(count, with: 0)
        guard let first = emissions.first else { return }
        scores.grow(to: count, .zero)
        emissions.withUnsafeBufferPointer { emissions in
            scores.withUnsafeMutableBufferPointer { scores in
                scores[0] = steps.start(orElse: Transitions.forbidden) + TagHalves(first)
                for index in 1..<count {
                    scores[index] = steps.best(scores[index - 1]) + TagHalves(emissions[index])
                }
                path.withUnsafeMutableBufferPointer { path in
                    var tag = (scores[count - 1] + steps.toOutside).highest
                    path[count - 1] = tag
                    for index in stride(from: count - 1, to: 0, by: -1) {
                        tag = steps.origin(of: tag, scores[index - 1])
                        path[index - 1] = tag
                    }
                }
            }
        }
    }

    /// Computes the probabilities. O(tokens × tags²).
    package mutating func sum(_ transitions: borrowing Transitions) {
        transitions.factorHalves.withSteps { sum($0) }
    }

    /// - Parameter chain: of factors.
    mutating func sum(_ chain: TransitionSteps) {
        last = 1
        let count = emissions.count
        guard count > 0 else { return }
        steps.grow(to: count, .zero)
        let end = chain.toOutside
        var before = chain.start(orElse: 0)
        last = emissions.withUnsafeBufferPointer { emissions in
            steps.withUnsafeMutableBufferPointer { steps in
                for index in 0..<count {
                    let emission = emissions[index]
                    let factor = TagHalves((emission - emission.highest).exponential)
                    var forward = (index == 0 ? before : chain.forward(before)) * factor
                    let scale = max(forward.starts.sum() + forward.insides.sum(), 1e-30)
                    forward = forward * (1 / scale)
                    steps[index].factor = factor
                    steps[index].forward = forward
                    steps[index].scale = scale
                    before = forward
                }
                let ending = before * end
                let last = max(ending.starts.sum() + ending.insides.sum(), 1e-30)
                var after = end * (1 / last)
                steps[count - 1].backward = after
                for index in stride(from: count - 1, to: 0, by: -1) {
                    after = chain.backward(steps[index].factor * after * (1 / steps[index].scale))
                    steps[index - 1].backward = after
                }
                return last
            }
        }
    }

    /// The logarithm of the sum over all paths, after `sum`. O(tokens).
    package var logarithm: Float {
        zip(emissions, steps).reduce(Logarithm.of(last)) { $0 + $1.0.highest + Logarithm.of($1.1.scale) }
    }

    /// The probability of each tag of a token, after `sum`. O(1).
    package func probabilities(_ index: Int) -> TagScores { shares(index).scores }

    @inline(__always)
    private func shares(_ index: Int) -> TagHalves { steps[index].forward * steps[index].backward }

    /// The probabilities of going from one tag (row) to another (lane) before token `index` > 0, after `sum`. O(tags).
    package func pairs(_ index: Int, from tag: Int, _ transitions: borrowing Transitions) -> TagScores {
        let step = steps[index]
        let before = steps[index - 1].forward.scores[tag]
        return transitions.factors[tag] * before * (step.factor * step.backward).scores / step.scale
    }

    /// What a class's span loses by going on over a token: the share that it keeps, of its probability until there.
    @inline(__always)
    private func continuation(_ type: SpanClass, over index: Int, isFirst: Bool, _ chain: TransitionSteps) -> Float {
        let factor = isFirst ? chain.beginToInside[type.lane] : chain.insideToInside[type.lane]
        return factor * steps[index].factor.insides[type.lane] / steps[index].scale
    }

    /// The share of a class's probability that a span which has got as far as `index` ends there.
    @inline(__always)
    private func ending(_ type: SpanClass, at index: Int, isFirst: Bool, _ chain: TransitionSteps) -> Float {
        let backward = steps[index].backward
        let rest = isFirst ? backward.starts[type.lane] : backward.insides[type.lane]
        guard index + 1 < emissions.count else { return rest }
        return rest - continuation(type, over: index + 1, isFirst: isFirst, chain)
            * steps[index + 1].backward.insides[type.lane]
    }

    /// The probability that exactly these tokens are one span of the class, after `sum`. O(tokens of the span).
    package func probability(of span: Range<Int>, _ type: SpanClass, _ transitions: borrowing Transitions) -> Float {
        transitions.factorHalves.withSteps { chain in
            var mass = steps[span.lowerBound].forward.starts[type.lane]
            for index in span.dropFirst() {
                mass *= continuation(type, over: index, isFirst: index == span.lowerBound + 1, chain)
            }
            return min(1, max(0, mass * ending(type, at: span.upperBound - 1, isFirst: span.count == 1, chain)))
        }
    }

    /// A toponym of the segment with the probability of its very tokens under either class, and the likelier class.
    package struct Toponym: Sendable {
        package var span: Range<Int>
        package var type: SpanClass
        package var probability: Float
        /// Whether the span is a joined name, all of it (`PreparedText.joinedName`).
        var isJoined = false
    }

    /// Finds the toponyms that do not overlap and have the largest sum of (probability − threshold) into `toponyms`, after
    /// `sum`. O(tokens).
    /// - Parameter chain: of factors.
    mutating func findToponyms(above threshold: Float, _ chain: TransitionSteps) {
        toponyms.clear()
        let count = emissions.count
        guard let first = (0..<count).first(where: { begins($0) > threshold }) else { return }
        best.refill(count + 1, with: 0)
        chosen.refill(count + 1, with: nil)
        var found = false
        for start in first..<count {
            if best[start + 1] < best[start] { (best[start + 1], chosen[start + 1]) = (best[start], nil) }
            guard begins(start) > threshold else { continue }
            found = extend(from: start, above: threshold, chain) || found
        }
        guard found else { return }
        var end = count
        while end > 0 {
            if let toponym = chosen[end] {
                toponyms.append(toponym)
                end = toponym.span.lowerBound
            } else {
                end -= 1
            }
        }
        toponyms.reverse()
    }

    /// The probability that a toponym begins at a token.
    @inline(__always)
    private func begins(_ index: Int) -> Float {
        let starts = steps[index].forward.starts * steps[index].backward.starts
        return starts[SpanClass.place.lane] + starts[SpanClass.demonym.lane]
    }

    /// Enters the spans that begin at a token into the table of best sums; false when none is above the threshold.
    private mutating func extend(from start: Int, above threshold: Float, _ chain: TransitionSteps) -> Bool {
        let forward = steps[start].forward.starts
        var masses = (place: forward[SpanClass.place.lane], demonym: forward[SpanClass.demonym.lane])
        var found = false
        for index in start..<min(emissions.count, start + Self.longestToponym) {
            if index > start {
                masses.place *= continuation(.place, over: index, isFirst: index == start + 1, chain)
                masses.demonym *= continuation(.demonym, over: index, isFirst: index == start + 1, chain)
            }
            let place = masses.place * ending(.place, at: index, isFirst: index == start, chain)
            let demonym = masses.demonym * ending(.demonym, at: index, isFirst: index == start, chain)
            let gain = place + demonym - threshold
            guard gain > 0, best[start] + gain > best[index + 1] else { continue }
            best[index + 1] = best[start] + gain
            chosen[index + 1] = Toponym(
                span: start..<index + 1, type: place >= demonym ? .place : .demonym,
                probability: min(1, max(0, place + demonym)))
            found = true
        }
        return found
    }
}
