/// One row of the features. It is made while the buffer is lent, and only for a row that lies inside it, so its pointer is
/// good for every feature.
struct FeatureRow {
    private let start: UnsafeMutablePointer<Float>

    @inline(__always)
    init(_ features: UnsafeMutableBufferPointer<Float>, _ row: Int) {
        let width = RankerFeature.count
        let cells = UnsafeMutableBufferPointer(rebasing: features[row * width..<(row + 1) * width])
        guard let start = cells.baseAddress else { preconditionFailure("a row of no features") }
        self.start = start
    }

    @inline(__always)
    func set(_ feature: RankerFeature, _ value: Float) { start[feature.rawValue] = value }

    /// - Parameter column: a feature's raw value.
    @inline(__always)
    func set(_ column: Int, _ value: Float) { start[column] = value }

    @inline(__always)
    subscript(feature: RankerFeature) -> Float { start[feature.rawValue] }
}
