import Geoparser

/// Weights as bytes with one scale, in the layout of `WeightTable`.
enum QuantisedWeights {
    /// Rounds each weight to a whole number of steps; the few beyond 127 steps are cut off. O(rows).
    static func rows(_ weights: [TagScores], fingerprints: [UInt8]) -> (rows: [UInt8], scale: Float) {
        let scale = step(of: weights)
        let size = weights.count / WeightTable.rowsPerBucket * WeightTable.bytesPerBucket
        var rows = [UInt8](repeating: WeightTable.bias, count: size)
        for (row, mark) in fingerprints.enumerated() {
            let (bucket, number) = row.quotientAndRemainder(dividingBy: WeightTable.rowsPerBucket)
            let start = bucket * WeightTable.bytesPerBucket
            rows[start + WeightTable.marksOffset + number] = mark
            guard mark != 0 else { continue }
            for tag in 0..<RecognitionTag.count {
                let steps = (weights[row][tag] / scale).rounded()
                rows[start + number * WeightTable.bytesPerRow + tag] =
                    UInt8(Int(max(-127, min(127, steps))) + Int(WeightTable.bias))
            }
        }
        return (rows, scale)
    }

    /// So large that one weight in ten thousand is cut off.
    private static func step(of weights: [TagScores]) -> Float {
        var sizes: [Float] = []
        for row in weights where row != .zero {
            for tag in 0..<RecognitionTag.count where row[tag] != 0 { sizes.append(abs(row[tag])) }
        }
        guard !sizes.isEmpty else { return 1 }
        sizes.sort()
        return max(1e-4, sizes[min(sizes.count - 1, sizes.count - sizes.count / 10_000 - 1)] / 127)
    }
}
