import Testing

@testable import Geoparser

@Suite("The chain of tags")
struct TagLatticeTests {
    private let transitions: Transitions
    private let lattice: TagLattice
    private let paths: [(path: [Int], score: Float)]

    /// A segment of three tokens with made-up scores, and every allowed path over it.
    init() {
        var state: UInt64 = 7
        func random() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / Float(1 << 24) * 4 - 2
        }
        func scores() -> TagScores {
            var scores = TagScores.zero
            for tag in 0..<RecognitionTag.count { scores[tag] = random() }
            return scores
        }
        var transitions = Transitions()
        for tag in 0..<RecognitionTag.count { transitions.add(scores(), to: tag) }
        var lattice = TagLattice()
        lattice.emissions = [scores(), scores(), scores()]
        var paths: [(path: [Int], score: Float)] = []
        for number in 0..<RecognitionTag.count * RecognitionTag.count * RecognitionTag.count {
            let count = RecognitionTag.count
            let path = [number / count / count, number / count % count, number % count]
            var score = transitions.scores[path[2]][RecognitionTag.outside]
            var previous = RecognitionTag.outside
            var allowed = true
            for (index, tag) in path.enumerated() {
                allowed = allowed && RecognitionTag.mayFollow(tag, after: previous)
                score += lattice.emissions[index][tag] + transitions.scores[previous][tag]
                previous = tag
            }
            if allowed { paths.append((path, score)) }
        }
        lattice.decode(transitions)
        lattice.sum(transitions)
        self.transitions = transitions
        self.lattice = lattice
        self.paths = paths
    }

    @Test("the best path is the best of all paths, and no inside is without its begin")
    func best() {
        #expect(lattice.path == paths.max { $0.score < $1.score }?.path)
        #expect(zip([0] + lattice.path, lattice.path).allSatisfy { RecognitionTag.mayFollow($1, after: $0) })
    }

    @Test("probabilities of tags and of spans are shares of all paths")
    func probabilities() {
        let masses = paths.map { TagScores(repeating: $0.score).exponential[0] }
        let all = masses.reduce(0, +)
        for token in 0..<3 {
            for tag in 0..<RecognitionTag.count {
                let share = zip(paths, masses).filter { $0.0.path[token] == tag }.map(\.1).reduce(0, +) / all
                #expect(abs(lattice.probabilities(token)[tag] - share) < 1e-4)
            }
        }
        for span in [0..<1, 0..<2, 1..<2, 1..<3, 2..<3, 0..<3] {
            let those = zip(paths, masses).filter { path, _ in
                TagSpans(path.path).contains { $0.0 == span && $0.1 == .place }
            }
            let share = those.map(\.1).reduce(0, +) / all
            #expect(abs(lattice.probability(of: span, .place, transitions) - share) < 1e-4)
        }
    }
}
