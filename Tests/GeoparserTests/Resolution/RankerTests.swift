import Gazetteer
import SmallWorld
import Testing

@testable import Geoparser

@Suite("The ranker's passes")
struct RankerTests {
    @Test("scores become shares that add up to one, however many candidates there are")
    func shares() {
        for count in 1...9 {
            let scores = (0..<count).map { Float($0 * $0) - 30 }
            var shares = scores
            shares.withUnsafeMutableBufferPointer { Ranker.softmax($0) }
            let sum = scores.reduce(0) { $0 + Double.exp(Double($1)) }
            for (share, score) in zip(shares, scores) {
                #expect(abs(Double(share) - Double.exp(Double(score)) / sum) < 1e-5, "\(count) scores")
            }
        }
    }

    @Test("what is weighed as it is made is what the kept rows and the weights say")
    func keptRows() throws {
        let seed: UInt64 = 11
        var state = seed
        func weight() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(Int(state >> 40) - 1 << 23) / Float(1 << 23)
        }
        let passes = (0..<3).map { _ in (0..<RankerFeature.count).map { _ in weight() } }
        let text =
            "In Paris, Texas, the mayor of Alexandria met New Jersey police. Texas and Paris agreed; Gyumri did not."
        let article = Article(id: "1", text: ArticleText(text))
        let builder = ProblemBuilder(gazetteer: try SmallWorld.gazetteer())
        var scratch = ResolutionScratch()
        var problem = builder.build(
            mentions(of: ["Paris", "Texas", "Alexandria", "New Jersey", "Gyumri"], in: text), in: article,
            divisions: builder.divisions(in: article, scratch: &scratch), home: nil, scratch: &scratch)
        try #require(problem.candidates.count > 5)
        Ranker.run(&problem, passes: passes, keepsFeatures: true)
        for frame in problem.frames {
            let rows = frame.firstRow..<frame.firstRow + frame.rowCount
            let scores = rows.map { row in
                (0..<RankerFeature.count).reduce(Double(0)) {
                    $0 + Double(passes[2][$1] * problem.features[row * RankerFeature.count + $1])
                }
            }
            let highest = try #require(scores.max())
            let sum = scores.reduce(0) { $0 + Double.exp($1 - highest) }
            for (row, score) in zip(rows, scores) {
                let expected = Double.exp(score - highest) / sum
                #expect(abs(Double(problem.probabilities[row]) - expected) < 1e-4, "seed \(seed), row \(row)")
            }
        }
    }

    /// Every place where one of the names stands.
    private func mentions(of names: [String], in text: String) -> [Mention] {
        let bytes = Array(text.utf8)
        var mentions: [Mention] = []
        for name in names {
            let name = Array(name.utf8)
            for start in 0...bytes.count - name.count where bytes[start...].starts(with: name) {
                mentions.append(Mention(range: start..<start + name.count, kind: .place, confidence: 1))
            }
        }
        return mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension Double {
    fileprivate static func exp(_ x: Double) -> Double { Double(SIMD4<Float>(repeating: Float(x)).exponential[0]) }
}
