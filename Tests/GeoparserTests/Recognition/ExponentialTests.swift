import Foundation
import Testing

@testable import Geoparser

@Suite("The exponential of several numbers at once")
struct ExponentialTests {
    @Test("is within a millionth, and is clamped far out")
    func accuracy() {
        for step in -8000...8000 {
            let x = Float(step) / 100
            let right = exp(Double(x))
            let four = SIMD4(x, 0, -x, 1).exponential
            #expect(abs(Double(four[0]) / right - 1) < 1e-6)
            #expect(abs(Double(TagScores(repeating: x).exponential[15]) / right - 1) < 1e-6)
        }
        let far = SIMD4<Float>(1000, -1000, 80, -80).exponential
        #expect(far[0] == far[2] && far[1] == far[3])
    }
}
