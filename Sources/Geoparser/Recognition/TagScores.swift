/// One score a tag; the lanes beyond the tags are unused.
package typealias TagScores = SIMD16<Float>

extension SIMD16<Float> {
    /// e to the power of each lane, relative error below 1e-6 for lanes in −80 ... 80, clamped outside.
    /// Range reduction and polynomial of Cephes' expf (S. Moshier).
    @inline(__always)
    package var exponential: TagScores {
        let x = self.clamped(lowerBound: TagScores(repeating: -80), upperBound: TagScores(repeating: 80))
        // Adding 1.5 × 2²³ rounds to a whole number and leaves it in the low bits.
        let shifted = x * 1.442_695_04 + 12_582_912
        let n = shifted - 12_582_912
        let r = x - n * 0.693_359_375 + n * 2.121_944_4e-4
        var p = TagScores(repeating: 1.987_569_15e-4)
        p = p * r + 1.398_199_95e-3
        p = p * r + 8.333_451_9e-3
        p = p * r + 4.166_579_6e-2
        p = p * r + 1.666_666_55e-1
        p = p * r + 5.000_000_1e-1
        p = p * r * r + r + 1
        // Bit casts between vectors of the same size; the second makes a power of two.
        let whole = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- 0x4B40_0000
        let power = (whole &+ 127) &<< 23
        return p * unsafeBitCast(power, to: TagScores.self)
    }
}

/// Scores of one tag after another, as scores and as their exponentials.
package struct Transitions: Sendable {
    /// Row: the tag before; lane: the tag after. Forbidden pairs are far below all others.
    package var scores: [TagScores]
    /// exp of `scores`, and its transpose.
    package private(set) var factors: [TagScores]
    package private(set) var transposed: [TagScores]

    package static let forbidden: Float = -1e4

    package init(scores: [TagScores]) {
        self.scores = scores
        factors = scores
        transposed = scores
        refresh()
    }

    /// All that is allowed scores 0.
    package init() {
        var rows: [TagScores] = []
        for before in 0..<RecognitionTag.width {
            var row = TagScores(repeating: Self.forbidden)
            for after in 0..<RecognitionTag.count
            where before < RecognitionTag.count && RecognitionTag.mayFollow(after, after: before) {
                row[after] = 0
            }
            rows.append(row)
        }
        self.init(scores: rows)
    }

    private mutating func refresh() {
        for before in 0..<RecognitionTag.width { refresh(row: before) }
    }

    private mutating func refresh(row before: Int) {
        let row = scores[before].exponential
        let allowed = scores[before] .> -1e3
        factors[before] = row.replacing(with: 0, where: .!allowed)
        for after in 0..<RecognitionTag.width { transposed[after][before] = factors[before][after] }
    }

    /// Adds to the scores of what may follow a tag.
    package mutating func add(_ change: TagScores, to before: Int) {
        let allowed = scores[before] .> -1e3
        scores[before].replace(with: scores[before] + change, where: allowed)
        refresh(row: before)
    }
}
