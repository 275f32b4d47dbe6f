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
        var problem = try problem()
        try #require(problem.candidates.count > 5)
        Ranker.run(&problem, passes: passes, keepsFeatures: true)
        for frame in problem.frames {
            let rows = frame.firstRow..<frame.firstRow + frame.rowCount
            let scores = rows.map { row in
                (0..<RankerFeature.count).reduce(Double(0)) {
                    $0
                        + Double(
                            passes[problem.groups[frame.group].pass][$1]
                                * problem.features[row * RankerFeature.count + $1])
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

    @Test("a name that one pass settles is left as that pass said; others are looked at again")
    func settled() throws {
        func weights(_ feature: RankerFeature, _ weight: Float) -> [Float] {
            RankerFeature.allCases.map { $0 == feature ? weight : 0 }
        }
        // The first pass is sure of the most populous; the second would have the others.
        let (sure, contrary) = (weights(.isLargest, 20), weights(.isLargest, -20))
        var first = try problem()
        Ranker.run(&first, passes: [sure])
        var both = try problem()
        Ranker.run(&both, passes: [sure, contrary])
        let known = both.frames.filter { $0.rowCount > 1 }
        try #require(known.count > 4)
        for frame in known {
            let rows = frame.firstRow..<frame.firstRow + frame.rowCount
            let isSettled = both.isSettled(frame)
            #expect(isSettled)
            #expect(Array(both.probabilities[rows]) == Array(first.probabilities[rows]))
            #expect(both.groups[frame.group].pass == 0)
        }
        // A first pass that knows nothing settles no name that has two candidates.
        var undecided = try problem()
        Ranker.run(&undecided, passes: [weights(.isLargest, 0), sure])
        let settledLater = undecided.groups.contains { $0.pass == 1 && $0.isSettled }
        #expect(settledLater)
        // What a run has settled is open again to the next.
        Ranker.run(&both, passes: [contrary])
        let isOpened = both.probabilities != first.probabilities
        #expect(isOpened)
    }

    @Test("where an outlet's home speaks no name is settled, for the first pass does not hear it")
    func unsettledByHome() throws {
        let sure = RankerFeature.allCases.map { $0 == .isLargest ? Float(20) : 0 }
        var problem = try problem()
        let town = try #require(problem.candidates.last)
        problem.home = SourcePrior(places: [SourcePrior.Place(candidate: town, share: 1)], weight: 1)
        Ranker.run(&problem, passes: [sure, sure])
        let (settled, passes) = (problem.groups.filter(\.isSettled).count, problem.groups.map(\.pass))
        #expect(settled == 0)
        #expect(passes.allSatisfy { $0 == 1 })
    }

    private func problem() throws -> ResolutionProblem {
        let text =
            "In Paris, Texas, the mayor of Alexandria met New Jersey police. Texas and Paris agreed; Gyumri did not."
        let article = Article(id: "1", text: ArticleText(text))
        let builder = ProblemBuilder(gazetteer: try SmallWorld.gazetteer())
        var scratch = ResolutionScratch()
        return builder.build(
            mentions(of: ["Paris", "Texas", "Alexandria", "New Jersey", "Gyumri"], in: text), in: article,
            divisions: builder.divisions(in: article, scratch: &scratch), home: nil, scratch: &scratch)
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
