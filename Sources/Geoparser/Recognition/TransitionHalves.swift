/// Numbers for one tag after another, in halves: rows of eight lanes, to or from the starts, and what leads to insides.
struct TransitionHalves: Sendable {
    /// From each start (rows 0–7) and each inside (8–15) to the starts; then to each start (16–23) from the starts and
    /// (24–31) from the insides.
    private(set) var rows = [SIMD8<Float>](repeating: .zero, count: 32)
    /// From a class's begin, and from its inside, to its inside.
    private(set) var beginToInside: SIMD8<Float>
    private(set) var insideToInside: SIMD8<Float>

    /// - Parameters:
    ///   - scores: a row for each tag before, a lane for each tag after.
    ///   - forbidden: what stands for pairs that must not be.
    init(_ scores: [TagScores], forbidden: Float) {
        beginToInside = SIMD8(repeating: forbidden)
        insideToInside = SIMD8(repeating: forbidden)
        for tag in 0..<RecognitionTag.count { set(scores[tag], from: tag) }
    }

    /// Replaces what may follow a tag.
    mutating func set(_ scores: TagScores, from tag: Int) {
        let row = TagHalves(scores)
        guard tag != RecognitionTag.outside else { return setRow(TagHalves.outside, row.starts) }
        let lane = (tag - 1) / 2
        if tag % 2 == 0 {
            setRow(8 + lane, row.starts)
            insideToInside[lane] = row.insides[lane]
        } else {
            setRow(lane, row.starts)
            beginToInside[lane] = row.insides[lane]
        }
    }

    private mutating func setRow(_ index: Int, _ row: SIMD8<Float>) {
        rows[index] = row
        for start in 0..<8 { rows[16 + (index & 8) + start][index & 7] = row[start] }
    }

    /// Steps along the chain, valid inside `body`.
    @inline(__always)
    func withSteps<Result>(_ body: (TransitionSteps) -> Result) -> Result {
        rows.withUnsafeBufferPointer { body(TransitionSteps($0, beginToInside, insideToInside)) }
    }
}

/// Steps along a chain and back, over rows that their owner lends.
struct TransitionSteps {
    /// Always 32 rows.
    private let rows: UnsafeBufferPointer<SIMD8<Float>>
    let beginToInside: SIMD8<Float>
    let insideToInside: SIMD8<Float>

    @inline(__always)
    init(_ rows: UnsafeBufferPointer<SIMD8<Float>>, _ begin: SIMD8<Float>, _ inside: SIMD8<Float>) {
        self.rows = rows
        beginToInside = begin
        insideToInside = inside
    }

    /// From outside to any start.
    /// - Parameter forbidden: what stands for the insides, which do not follow.
    @inline(__always)
    func start(orElse forbidden: Float) -> TagHalves {
        TagHalves(starts: rows[TagHalves.outside], insides: SIMD8(repeating: forbidden))
    }

    /// To outside, from any tag.
    @inline(__always)
    var toOutside: TagHalves { TagHalves(starts: rows[16 + TagHalves.outside], insides: rows[24 + TagHalves.outside]) }

    /// The sum over what is before.
    @inline(__always)
    func forward(_ before: TagHalves) -> TagHalves {
        var starts = rows[0] * before.starts[0]
        for lane in 1..<8 { starts += rows[lane] * before.starts[lane] }
        for lane in 0..<7 { starts += rows[8 + lane] * before.insides[lane] }
        return TagHalves(
            starts: starts, insides: before.starts * beginToInside + before.insides * insideToInside)
    }

    /// The sum over what follows.
    @inline(__always)
    func backward(_ after: TagHalves) -> TagHalves {
        var result = TagHalves(starts: after.insides * beginToInside, insides: after.insides * insideToInside)
        for lane in 0..<8 {
            result.starts += rows[16 + lane] * after.starts[lane]
            result.insides += rows[24 + lane] * after.starts[lane]
        }
        return result
    }

    /// The best score over what is before, where numbers are scores.
    @inline(__always)
    func best(_ before: TagHalves) -> TagHalves {
        var starts = rows[0] + before.starts[0]
        for lane in 1..<8 { starts = starts.larger(than: rows[lane] + before.starts[lane]) }
        for lane in 0..<7 { starts = starts.larger(than: rows[8 + lane] + before.insides[lane]) }
        return TagHalves(
            starts: starts,
            insides: (before.starts + beginToInside).larger(than: before.insides + insideToInside))
    }

    /// The tag before one, on the best path: the first of the best.
    func origin(of tag: Int, _ before: TagHalves) -> Int {
        if tag != RecognitionTag.outside, tag % 2 == 0 {
            let lane = (tag - 1) / 2
            let begin = before.starts[lane] + beginToInside[lane]
            return begin >= before.insides[lane] + insideToInside[lane] ? tag - 1 : tag
        }
        let lane = tag == RecognitionTag.outside ? TagHalves.outside : tag / 2
        let scores = TagHalves(starts: before.starts + rows[16 + lane], insides: before.insides + rows[24 + lane])
        return scores.highest
    }
}

extension TagHalves {
    /// The first tag with the highest number.
    var highest: Int {
        var (tag, highest) = (RecognitionTag.outside, starts[Self.outside])
        for lane in 0..<7 {
            if starts[lane] > highest { (tag, highest) = (2 * lane + 1, starts[lane]) }
            if insides[lane] > highest { (tag, highest) = (2 * lane + 2, insides[lane]) }
        }
        return tag
    }
}
