/// One row of the features. The row lies inside the buffer, which outlives it: rows are made while the buffer is lent.
struct FeatureRow {
    private let buffer: UnsafeMutableBufferPointer<Float>
    private let width: Int
    private var start: Int

    @inline(__always)
    init(_ buffer: UnsafeMutableBufferPointer<Float>, _ row: Int) {
        self.buffer = buffer
        width = RankerFeature.count
        start = row * width
    }

    @inline(__always)
    func set(_ feature: RankerFeature, _ value: Float) { buffer[start + feature.rawValue] = value }

    @inline(__always)
    subscript(feature: RankerFeature) -> Float { buffer[start + feature.rawValue] }

    /// Goes on to the next row.
    @inline(__always)
    mutating func advance() { start += width }
}
