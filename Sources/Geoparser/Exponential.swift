extension SIMD4<Float> {
    /// e to the power of each lane, relative error below 1e-6 for lanes in −80 ... 80, clamped outside.
    /// Range reduction and polynomial of Cephes' expf (S. Moshier).
    @inline(__always)
    var exponential: SIMD4<Float> {
        var x = replacing(with: -80, where: self .< -80)
        x.replace(with: 80, where: x .> 80)
        // Adding 1.5 × 2²³ rounds to a whole number and leaves it in the low bits.
        let shifted = x * 1.442_695_04 + 12_582_912
        let n = shifted - 12_582_912
        let r = x - n * 0.693_359_375 + n * 2.121_944_4e-4
        var p = SIMD4<Float>(repeating: 1.987_569_15e-4)
        p = p * r + 1.398_199_95e-3
        p = p * r + 8.333_451_9e-3
        p = p * r + 4.166_579_6e-2
        p = p * r + 1.666_666_55e-1
        p = p * r + 5.000_000_1e-1
        p = p * r * r + r + 1
        // Bit casts between vectors of the same size; the second makes a power of two.
        let whole = unsafeBitCast(shifted, to: SIMD4<Int32>.self) &- 0x4B40_0000
        let power = (whole &+ 127) &<< 23
        return p * unsafeBitCast(power, to: SIMD4<Float>.self)
    }
}

extension Float {
    /// As that of a vector.
    @inline(__always)
    var exponential: Float { SIMD4(repeating: self).exponential[0] }
}
