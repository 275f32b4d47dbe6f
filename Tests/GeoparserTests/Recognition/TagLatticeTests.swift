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
        lattice.sum(transitions)
        self.transitions = transitions
        self.lattice = lattice
        self.paths = paths
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
            // Tags 1 and 2 are begin and inside of a place.
            let those = zip(paths, masses).filter { path, _ in
                span.allSatisfy { path.path[$0] == ($0 == span.lowerBound ? 1 : 2) }
                    && (span.upperBound == 3 || path.path[span.upperBound] != 2)
            }
            let share = those.map(\.1).reduce(0, +) / all
            #expect(abs(lattice.probability(of: span, .place, transitions) - share) < 1e-4)
        }
    }

    @Test("the toponyms that are reported are those with the largest sum of probabilities above the threshold")
    func toponyms() {
        let spans = [0..<1, 0..<2, 0..<3, 1..<2, 1..<3, 2..<3]
        for threshold in [Float(0.01), 0.05, 0.2, 0.5] {
            let gains = spans.map { span in
                lattice.probability(of: span, .place, transitions)
                    + lattice.probability(of: span, .demonym, transitions)
                    - threshold
            }
            var best: Float = 0
            for choice in 0..<1 << spans.count {
                let chosen = spans.indices.filter { choice >> $0 & 1 == 1 }
                let overlaps = chosen.contains { i in
                    chosen.contains { $0 < i && spans[$0].overlaps(spans[i]) }
                }
                if !overlaps { best = max(best, chosen.map { gains[$0] }.reduce(0, +)) }
            }
            var searched = lattice
            transitions.withSteps { factors, _ in searched.findToponyms(above: threshold, factors) }
            let found = searched.toponyms
            #expect(abs(found.map { $0.probability - threshold }.reduce(0, +) - best) < 1e-3)
        }
    }
}
