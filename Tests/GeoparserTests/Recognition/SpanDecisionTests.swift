import Testing

@testable import Geoparser

@Suite("Which spans are reported")
struct SpanDecisionTests {
    private func text(_ words: String) -> PreparedText {
        var text = PreparedText()
        Array(words.utf8).withUnsafeBufferPointer { Tokeniser.tokenise($0, into: &text.tokens) }
        return text
    }

    private func candidates(_ spans: [(token: Int, probability: Float)]) -> SpanCandidates {
        var candidates = SpanCandidates()
        candidates.toponyms = spans.map {
            SpanCandidate(tokens: $0.token..<$0.token + 1, type: .place, probability: $0.probability)
        }
        return candidates
    }

    @Test("what an article says of the same words elsewhere is gathered, whatever their case, without the span itself")
    func gathered() {
        let text = text("Reading lost. In READING it rained on Sunday near Reading and Slough.")
        var spans = candidates([(0, 0.3), (4, 0.9), (10, 0.8), (12, 0.7)])
        spans.gatherEvidence(in: text)
        let evidence = spans.evidence
        #expect(evidence.map(\.others) == [2, 2, 2, 0])
        let logits = [0.9, 0.8].map { SpanDecision.logit(Float($0)) }
        #expect(abs(evidence[0].mean - (logits[0] + logits[1]) / 2) < 1e-4)
        #expect(abs(evidence[0].most - logits[0]) < 1e-4)
        #expect(abs(evidence[1].most - logits[1]) < 1e-4)
        #expect(evidence[3].inputs == SpanEvidence(probability: 0.7).inputs)
    }

    @Test("an untaught decision is the chain's own probability")
    func untaught() {
        let decision = SpanDecision()
        for probability in [Float(0.01), 0.2, 0.5, 0.8, 0.99] {
            #expect(abs(decision.confidence(probability) - Double(probability)) < 1e-3)
            #expect(decision.reports(SpanEvidence(probability: probability + 0.001)) == (probability >= 0.5))
        }
    }

    @Test("a taught decision comes back from its bytes, and lets sure mentions carry a doubtful one")
    func taught() {
        var decision = SpanDecision()
        decision.edges = [-0.4, 0.6, 0, 0.3, 0, 0, 0, 0]
        decision.presence = [0.1, 0.7, 0, 0.2, 0, 0, 0, 0]
        decision.threshold = decision.probabilityOfEdges(SpanEvidence(probability: 0.5))
        let again = decision.bytes.withUnsafeBytes { SpanDecision($0) }
        #expect(again == decision && decision.bytes.count == SpanDecision.byteCount)
        #expect(!decision.reports(SpanEvidence(probability: 0.4)))
        #expect(decision.reports(SpanEvidence(probability: 0.4, others: 3, mean: 4, most: 5)))
        #expect(!decision.reports(SpanEvidence(probability: 0.6, others: 3, mean: -4, most: -1)))
        for extreme in [Float(0), 1] {
            #expect((0...1).contains(decision.confidence(extreme)))
        }
    }

    @Test("ranges in the order of the text are swept for overlaps")
    func sweep() {
        var sweep = OverlapSweep()
        let others = [2..<4, 6..<9]
        #expect(
            [0..<2, 1..<3, 3..<4, 4..<6, 5..<7, 8..<12, 9..<10].map {
                sweep.first(overlapping: $0, amongst: others.count) { others[$0] } != nil
            } == [
                false, true, true, false, true, true, false,
            ])
    }
}
