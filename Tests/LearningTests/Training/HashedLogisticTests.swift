import Testing

@testable import Learning

@Suite("A logistic regression over hashed features")
struct HashedLogisticTests {
    @Test("what tells gets its sign, what tells nothing stays near zero, what was never seen stays zero")
    func signs() {
        var learner = HashedLogistic(size: 8, firstSquare: 1e-2, decay: 1e-4)
        for _ in 0..<200 {
            learner.learn([1, 3], isPositive: true)
            learner.learn([2, 3], isPositive: false)
        }
        #expect(learner.weights[1] > 1)
        #expect(learner.weights[2] < -1)
        #expect(abs(learner.weights[3]) < 0.3)
        #expect(learner.weights[4] == 0)
    }

    @Test("an example that weighs nothing teaches nothing")
    func weightless() {
        var learner = HashedLogistic(size: 4, firstSquare: 1e-2)
        learner.learn([0, 1], isPositive: true, weight: 0)
        #expect(learner.weights == [0, 0, 0, 0])
    }
}
