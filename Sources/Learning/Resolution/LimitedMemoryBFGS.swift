/// Minimises a smooth function by the limited-memory BFGS method with a backtracking line search
/// (J. Nocedal, "Updating Quasi-Newton Matrices with Limited Storage", Mathematics of Computation 35, 1980).
struct LimitedMemoryBFGS {
    var memory = 10
    var iterations = 150
    /// Stops when the gradient's length falls below this share of the point's (or of 1).
    var tolerance = 1e-5

    /// The value at a point, and its gradient there.
    typealias Objective = (_ point: [Double], _ gradient: inout [Double]) -> Double

    /// The lowest point found from `start`. Deterministic: the same function gives the same bits.
    func minimise(from start: [Double], _ objective: Objective) -> [Double] {
        var point = start
        var gradient = [Double](repeating: 0, count: start.count)
        var value = objective(point, &gradient)
        var history: [(step: [Double], change: [Double], inverse: Double)] = []

        for _ in 0..<iterations {
            guard length(gradient) > tolerance * max(1, length(point)) else { break }
            let direction = descent(gradient, history)
            let slope = dot(direction, gradient)
            guard slope < 0 else { break }

            var size = history.isEmpty ? 1 / max(1, length(gradient)) : 1
            var next = point
            var nextGradient = gradient
            var nextValue = value
            var found = false
            for _ in 0..<40 {
                for i in next.indices { next[i] = point[i] + size * direction[i] }
                nextValue = objective(next, &nextGradient)
                if nextValue.isFinite, nextValue <= value + 1e-4 * size * slope {
                    found = true
                    break
                }
                size /= 2
            }
            guard found else { break }

            let step = zip(next, point).map(-)
            let change = zip(nextGradient, gradient).map(-)
            let curvature = dot(step, change)
            if curvature > 1e-10 {
                history.append((step, change, 1 / curvature))
                if history.count > memory { history.removeFirst() }
            }
            point = next
            gradient = nextGradient
            let gain = value - nextValue
            value = nextValue
            if gain < 1e-9 * max(1, abs(value)) { break }
        }
        return point
    }

    /// The two-loop recursion.
    private func descent(
        _ gradient: [Double], _ history: [(step: [Double], change: [Double], inverse: Double)]
    ) -> [Double] {
        var direction = gradient
        var shares: [Double] = []
        for pair in history.reversed() {
            let share = pair.inverse * dot(pair.step, direction)
            shares.append(share)
            for i in direction.indices { direction[i] -= share * pair.change[i] }
        }
        if let last = history.last {
            let scale = 1 / (last.inverse * dot(last.change, last.change))
            for i in direction.indices { direction[i] *= scale }
        }
        for (pair, share) in zip(history, shares.reversed()) {
            let back = share - pair.inverse * dot(pair.change, direction)
            for i in direction.indices { direction[i] += back * pair.step[i] }
        }
        return direction.map { -$0 }
    }

    private func dot(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for i in left.indices { sum += left[i] * right[i] }
        return sum
    }

    private func length(_ vector: [Double]) -> Double { dot(vector, vector).squareRoot() }
}
