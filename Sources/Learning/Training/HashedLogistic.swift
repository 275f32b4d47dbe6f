import Foundation

/// A logistic regression over hashed features that are present or absent, one step an example by AdaGrad (J. Duchi, E.
/// Hazan, Y. Singer, 2011).
struct HashedLogistic {
    private(set) var weights: [Float]
    private var squares: [Float]
    private let decay: Float
    private static let rate: Float = 0.1

    /// - Parameters:
    ///   - size: of the table of weights.
    ///   - firstSquare: what each sum of squared gradients begins with; the larger, the smaller the first steps.
    ///   - decay: how strongly weights that are used are drawn to zero.
    init(size: Int, firstSquare: Float, decay: Float = 0) {
        weights = [Float](repeating: 0, count: size)
        squares = [Float](repeating: firstSquare, count: size)
        self.decay = decay
    }

    /// Learns from one example. O(rows).
    /// - Parameter rows: of its features in the table.
    mutating func learn(_ rows: some Sequence<Int>, isPositive: Bool, weight: Float = 1) {
        let score = rows.reduce(Float(0)) { $0 + weights[$1] }
        let slope = (1 / (1 + exp(-score)) - (isPositive ? 1 : 0)) * weight
        for row in rows {
            let gradient = slope + decay * weights[row]
            squares[row] += gradient * gradient
            weights[row] -= Self.rate * gradient / squares[row].squareRoot()
        }
    }
}
