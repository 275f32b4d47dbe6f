/// A linear chain over one segment: the probability of every tag and span.
///
/// Tokens before and after a segment are outside, so the chain starts from and ends in `RecognitionTag.outside`.
/// Forward–backward with a scale a step (L. R. Rabiner, 1989); conditional random field of J. Lafferty et al., 2001.
package struct TagLattice {
    /// The tokens' scores; set by the caller before anything else is asked.
    package var emissions: [TagScores] = []
    private var factors: [TagScores] = []
    private var forward: [TagScores] = []
    private var backward: [TagScores] = []
    private var scales: [Float] = []
    private var last: Float = 1
    private var pointers: [SIMD16<UInt8>] = []
    /// The best path, after `decode`.
    package private(set) var path: [Int] = []
    private var best: [Float] = []
    private var chosen: [Toponym?] = []

    /// Tokens of the longest toponym that is looked for.
    private static let longestToponym = 14

    package init() {}

    /// Finds the best path into `path`. O(tokens × tags²).
    package mutating func decode(_ transitions: Transitions) {
        let count = emissions.count
        path.removeAll(keepingCapacity: true)
        guard count > 0 else { return }
        pointers.removeAll(keepingCapacity: true)
        var scores = emissions[0] + transitions.scores[RecognitionTag.outside]
        for index in 1..<max(1, count) {
            var best = transitions.scores[0] + scores[0]
            var from = SIMD16<Int32>(repeating: 0)
            for tag in 1..<RecognitionTag.count {
                let candidate = transitions.scores[tag] + scores[tag]
                let better = candidate .> best
                best.replace(with: candidate, where: better)
                from.replace(with: Int32(tag), where: better)
            }
            scores = best + emissions[index]
            pointers.append(SIMD16<UInt8>(truncatingIfNeeded: from))
        }
        var tag = 0
        var best = -Float.infinity
        for candidate in 0..<RecognitionTag.count {
            let score = scores[candidate] + transitions.scores[candidate][RecognitionTag.outside]
            if score > best { (best, tag) = (score, candidate) }
        }
        path.append(contentsOf: repeatElement(0, count: count))
        path[count - 1] = tag
        for index in stride(from: count - 1, to: 0, by: -1) {
            tag = Int(pointers[index - 1][tag])
            path[index - 1] = tag
        }
    }

    /// Computes the probabilities. O(tokens × tags²).
    package mutating func sum(_ transitions: Transitions) {
        let count = emissions.count
        last = 1
        guard count > 0 else { return }
        factors.removeAll(keepingCapacity: true)
        forward.removeAll(keepingCapacity: true)
        scales.removeAll(keepingCapacity: true)
        for index in 0..<count {
            let top = emissions[index].max()
            let factor = (emissions[index] - top).exponential
            var row: TagScores
            if index == 0 {
                row = transitions.factors[RecognitionTag.outside] * factor
            } else {
                let before = forward[index - 1]
                row = transitions.factors[0] * before[0]
                for tag in 1..<RecognitionTag.count { row += transitions.factors[tag] * before[tag] }
                row *= factor
            }
            let scale = max(row.sum(), 1e-30)
            row /= scale
            factors.append(factor)
            forward.append(row)
            scales.append(scale)
        }
        let end = transitions.transposed[RecognitionTag.outside]
        last = max((forward[count - 1] * end).sum(), 1e-30)
        backward.removeAll(keepingCapacity: true)
        backward.append(contentsOf: repeatElement(end / last, count: count))
        for index in stride(from: count - 1, to: 0, by: -1) {
            let weighted = factors[index] * backward[index] / scales[index]
            var row = transitions.transposed[0] * weighted[0]
            for tag in 1..<RecognitionTag.count { row += transitions.transposed[tag] * weighted[tag] }
            backward[index - 1] = row
        }
    }

    /// The logarithm of the sum over all paths, after `sum`. O(tokens).
    package var logarithm: Float {
        zip(emissions, scales).reduce(Logarithm.of(last)) { $0 + $1.0.max() + Logarithm.of($1.1) }
    }

    /// The probability of each tag of a token, after `sum`. O(1).
    package func probabilities(_ index: Int) -> TagScores {
        forward[index] * backward[index]
    }

    /// The probabilities of going from one tag (row) to another (lane) before token `index` > 0, after `sum`. O(tags).
    package func pairs(_ index: Int, from tag: Int, _ transitions: Transitions) -> TagScores {
        transitions.factors[tag] * forward[index - 1][tag] * factors[index] * backward[index] / scales[index]
    }

    /// The share of `class`'s probability that a span which has got as far as `index` ends there.
    @inline(__always)
    private func ending(_ tag: Int, _ inside: Int, at index: Int, _ transitions: Transitions) -> Float {
        let rest = backward[index][tag]
        guard index + 1 < emissions.count else { return rest }
        return rest - transitions.factors[tag][inside] * factors[index + 1][inside] * backward[index + 1][inside]
            / scales[index + 1]
    }

    /// The probability that exactly these tokens are one span of the class, after `sum`. O(tokens of the span).
    package func probability(of span: Range<Int>, _ type: SpanClass, _ transitions: Transitions) -> Float {
        var mass = forward[span.lowerBound][type.begin]
        var tag = type.begin
        for index in span.dropFirst() {
            mass *= transitions.factors[tag][type.inside] * factors[index][type.inside] / scales[index]
            tag = type.inside
        }
        return min(1, max(0, mass * ending(tag, type.inside, at: span.upperBound - 1, transitions)))
    }

    /// A toponym of the segment with the probability of its very tokens under either class, and the likelier class.
    package struct Toponym: Sendable {
        package var span: Range<Int>
        package var type: SpanClass
        package var probability: Float
    }

    /// Toponyms that do not overlap and have the largest sum of (probability − threshold), after `sum`. O(tokens).
    package mutating func toponyms(above threshold: Float, _ transitions: Transitions) -> [Toponym] {
        let count = emissions.count
        best.removeAll(keepingCapacity: true)
        best.append(contentsOf: repeatElement(0, count: count + 1))
        chosen.removeAll(keepingCapacity: true)
        chosen.append(contentsOf: repeatElement(nil, count: count + 1))
        var found = false
        for start in 0..<count {
            if best[start + 1] < best[start] { (best[start + 1], chosen[start + 1]) = (best[start], nil) }
            let begins = forward[start] * backward[start]
            guard begins[SpanClass.place.begin] + begins[SpanClass.demonym.begin] > threshold else { continue }
            found = extend(from: start, above: threshold, transitions) || found
        }
        guard found else { return [] }
        var toponyms: [Toponym] = []
        var end = count
        while end > 0 {
            if let toponym = chosen[end] {
                toponyms.append(toponym)
                end = toponym.span.lowerBound
            } else {
                end -= 1
            }
        }
        return toponyms.reversed()
    }

    /// Enters the spans that begin at a token into the table of best sums; false when none is above the threshold.
    private mutating func extend(from start: Int, above threshold: Float, _ transitions: Transitions) -> Bool {
        var masses = (place: forward[start][SpanClass.place.begin], demonym: forward[start][SpanClass.demonym.begin])
        var tags = (place: SpanClass.place.begin, demonym: SpanClass.demonym.begin)
        let insides = (place: SpanClass.place.inside, demonym: SpanClass.demonym.inside)
        var found = false
        for index in start..<min(emissions.count, start + Self.longestToponym) {
            if index > start {
                masses.place *= transitions.factors[tags.place][insides.place] * factors[index][insides.place]
                masses.place /= scales[index]
                masses.demonym *= transitions.factors[tags.demonym][insides.demonym] * factors[index][insides.demonym]
                masses.demonym /= scales[index]
                tags = insides
            }
            let place = masses.place * ending(tags.place, insides.place, at: index, transitions)
            let demonym = masses.demonym * ending(tags.demonym, insides.demonym, at: index, transitions)
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

/// The natural logarithm without a library, relative error below 1e-6 for positive normal numbers.
package enum Logarithm {
    package static func of(_ x: Float) -> Float {
        let bits = x.bitPattern
        let exponent = Int32(bits >> 23) - 127
        var mantissa = Float(bitPattern: bits & 0x7F_FFFF | 0x3F80_0000)
        var power = Float(exponent)
        if mantissa > 1.414_213_5 {
            mantissa /= 2
            power += 1
        }
        // ln m = 2 artanh((m − 1) / (m + 1))
        let t = (mantissa - 1) / (mantissa + 1)
        let t2 = t * t
        let series = 1 + t2 * (1 / 3 + t2 * (1 / 5 + t2 * (1 / 7 + t2 / 9)))
        return power * 0.693_147_18 + 2 * t * series
    }
}
