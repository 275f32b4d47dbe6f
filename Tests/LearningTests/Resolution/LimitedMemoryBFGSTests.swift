import Testing

@testable import Learning

@Suite("L-BFGS")
struct LimitedMemoryBFGSTests {
    @Test("finds the bottom of Rosenbrock's valley")
    func rosenbrock() {
        let found = LimitedMemoryBFGS(iterations: 500, tolerance: 1e-8).minimise(from: [-1.2, 1]) { point, gradient in
            let (x, y) = (point[0], point[1])
            gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x)
            gradient[1] = 200 * (y - x * x)
            return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
        }
        #expect(abs(found[0] - 1) < 1e-3)
        #expect(abs(found[1] - 1) < 1e-3)
    }

    @Test("a start at the bottom stays there")
    func bottom() {
        let found = LimitedMemoryBFGS().minimise(from: [3, -2]) { point, gradient in
            gradient[0] = point[0] - 3
            gradient[1] = point[1] + 2
            return (gradient[0] * gradient[0] + gradient[1] * gradient[1]) / 2
        }
        #expect(found == [3, -2])
    }
}

@Suite("Logistic regression")
struct LogisticRegressionTests {
    @Test("learns the share of outcomes, and keeps to its prior without any")
    func share() {
        var regression = LogisticRegression()
        #expect(regression.fit(ridge: 1, prior: [0.5, -1]) == [0.5, -1])
        for index in 0..<1000 { regression.add([1], index % 4 == 0) }
        let weight = regression.fit(ridge: 0.01, prior: [0])[0]
        #expect(abs(weight + 1.0986) < 0.01)
    }
}
