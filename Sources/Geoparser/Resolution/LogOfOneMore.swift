/// ln(1 + x), nearly always of nothing.
@inline(__always)
func logOfOneMore(_ x: Float) -> Float { x == 0 ? 0 : Logarithm.of(1 + x) }

@inline(__always)
func logOfOneMore(_ x: SIMD4<Float>) -> SIMD4<Float> {
    SIMD4(logOfOneMore(x[0]), logOfOneMore(x[1]), logOfOneMore(x[2]), logOfOneMore(x[3]))
}
