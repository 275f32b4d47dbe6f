/// One score a tag; the lanes beyond the tags are unused.
package typealias TagScores = SIMD16<Float>

// The library's `max` and `clamped` go over the lanes one by one.

extension SIMD8<Float> {
    /// Each lane, or the other's where that is larger.
    @inline(__always)
    func larger(than other: Self) -> Self { replacing(with: other, where: other .> self) }

    @inline(__always)
    var highest: Float {
        lowHalf.replacing(with: highHalf, where: highHalf .> lowHalf).highest
    }
}

extension SIMD16<Float> {
    /// The largest lane.
    @inline(__always)
    var highest: Float { lowHalf.larger(than: highHalf).highest }

    /// e to the power of each lane; see the same of four lanes.
    @inline(__always)
    package var exponential: TagScores {
        SIMD16(
            lowHalf: SIMD8(lowHalf: lowHalf.lowHalf.exponential, highHalf: lowHalf.highHalf.exponential),
            highHalf: SIMD8(lowHalf: highHalf.lowHalf.exponential, highHalf: highHalf.highHalf.exponential))
    }
}
