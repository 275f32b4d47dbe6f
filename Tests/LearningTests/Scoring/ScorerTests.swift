import Geo
import Geoparser
import Testing

@testable import Learning

private func article(_ gold: [(Range<Int>, MentionKind)]) -> CorpusArticle {
    CorpusArticle(
        article: Article(id: "a", text: ArticleText(String(repeating: "x", count: 200))),
        gold: gold.map { GoldMention(range: $0.0, kind: $0.1) })
}

private func mention(_ range: Range<Int>, _ kind: MentionKind = .place) -> Mention {
    Mention(range: range, kind: kind, confidence: 1)
}

@Suite("Recognition scores")
struct RecognitionScorerTests {
    @Test("exact and overlapping spans, one to one")
    func exactAndOverlap() {
        let gold = article([(0..<5, .place), (10..<20, .place), (30..<35, .place)])
        let predicted = [mention(0..<5), mention(10..<14), mention(15..<20), mention(50..<60)]
        let score = RecognitionScorer(countedKinds: [.place]).score([predicted], [gold])
        #expect(score.exact == SpanScore(rightPredictions: 1, predictions: 4, foundGold: 1, gold: 3))
        #expect(score.overlap == SpanScore(rightPredictions: 2, predictions: 4, foundGold: 2, gold: 3))
        #expect(abs(score.exact.f1 - 2.0 / 7) < 1e-12)
    }

    @Test("kinds that the corpus does not count are dropped on both sides; a wrong kind does not spoil a span")
    func kinds() {
        let gold = article([(0..<5, .place), (10..<20, .demonym)])
        let predicted = [mention(0..<5, .metonym), mention(10..<20, .demonym)]
        let places = RecognitionScorer(countedKinds: [.place, .metonym]).score([predicted], [gold])
        #expect(places.exact == SpanScore(rightPredictions: 1, predictions: 1, foundGold: 1, gold: 1))
        #expect(places.rightKinds == 0)
        let all = RecognitionScorer(countedKinds: Set(MentionKind.allCases)).score([predicted], [gold])
        #expect(all.exact.f1 == 1)
        #expect(all.rightKinds == 1)
        #expect(all.byKind.map(\.kind) == [.place, .metonym, .demonym])
    }

    @Test("no mention and no gold score zero, not NaN")
    func nothing() {
        let score = RecognitionScorer(countedKinds: [.place]).score([[]], [article([])])
        #expect(score.exact.f1 == 0)
        #expect(score.exactInterval == nil)
    }

    @Test("the bootstrap repeats itself from its seed, and holds the figure")
    func bootstrap() throws {
        let articles = (0..<40).map { article([(0..<5, $0 % 4 == 0 ? .demonym : .place)]) }
        let predictions = (0..<40).map { [mention($0 % 3 == 0 ? 50..<55 : 0..<5)] }
        let scorer = RecognitionScorer(
            countedKinds: Set(MentionKind.allCases), bootstrap: Bootstrap(samples: 200, seed: 7))
        let score = scorer.score(predictions, articles)
        let interval = try #require(score.exactInterval)
        #expect(interval.low < score.exact.f1 && score.exact.f1 < interval.high)
        #expect(scorer.score(predictions, articles).exactInterval == interval)
    }
}

@Suite("Resolution scores")
struct ResolutionScoreTests {
    private let paris = Coordinate(longitude: 2.35, latitude: 48.85)
    private let versailles = Coordinate(longitude: 2.13, latitude: 48.8)
    private let texas = Coordinate(longitude: -95.55, latitude: 33.66)

    private func outcome(
        _ id: UInt32, at point: Coordinate?, confidence: Double = 0.5, same: Bool = false, approximate: Bool = false,
        candidate: Bool? = nil
    ) -> ResolutionOutcome {
        let gold = GoldMention(
            range: 0..<5, kind: .place, geoNamesID: 1, coordinate: paris, countryID: 10, admin1ID: 20)
        let answer = point.map {
            ResolutionOutcome.Answer(
                name: "x", id: id, coordinate: $0, countryID: id < 5 ? 10 : 11, confidence: confidence,
                isApproximate: approximate, isSameEntry: same)
        }
        return ResolutionOutcome(
            article: 0, gold: gold, goldCoordinate: paris, answer: answer, hasRightCandidate: candidate)
    }

    @Test("near, same entry, exact, unanswered: each is counted as it is defined")
    func rates() {
        let outcomes = [
            outcome(1, at: paris, candidate: true), outcome(2, at: versailles, candidate: true),
            outcome(9, at: texas, same: true, candidate: true), outcome(8, at: texas, candidate: true),
            outcome(7, at: nil, candidate: false),
        ]
        let score = ResolutionScore(outcomes, articleCount: 1)
        #expect(score.right == 0.6)
        #expect(score.strict == 0.4)
        #expect(score.exactID == 0.2)
        #expect(score.country == 0.4)
        #expect(score.admin1 == 0)
        #expect(score.rightWithCandidate == 0.75)
        #expect(score.candidateRecall == 0.8)
        #expect(score.answered == 4)
        #expect(score.medianError > 7000)
    }

    @Test("the area under the curve runs from 0, all exact, to 1, none answered")
    func area() {
        #expect(ResolutionScore([outcome(1, at: paris), outcome(1, at: paris)], articleCount: 1).areaUnderCurve == 0)
        #expect(ResolutionScore([outcome(1, at: nil), outcome(1, at: nil)], articleCount: 1).areaUnderCurve == 1)
    }

    @Test("without the fallback an approximate answer is none")
    func fallback() {
        #expect(outcome(1, at: versailles, approximate: true).withoutFallback.answer == nil)
        #expect(outcome(1, at: versailles).withoutFallback.answer != nil)
    }

    @Test("calibrated answers have no calibration error; boasting ones have")
    func calibration() {
        let honest = Calibration((0..<100).map { (0.75, $0 % 4 != 0) }, binCount: 1)
        #expect(abs(honest.expectedError) < 1e-12)
        let boasting = Calibration((0..<100).map { (1, $0 % 2 == 0) })
        #expect(abs(boasting.expectedError - 0.5) < 0.11)
        let sure = Calibration([(0.9, true), (0.8, true), (0.2, false), (0.1, false)])
        #expect(sure.accuracyAtCoverage.map(\.accuracy) == [1, 0.5, 0.5])
    }

    @Test("end to end counts spans and places together, and leaves gold of unknown place out")
    func endToEnd() {
        var scorer = EndToEndScorer()
        let gold = [
            GoldMention(range: 0..<5, kind: .place, geoNamesID: 1, coordinate: paris),
            GoldMention(range: 10..<15, kind: .place),
            GoldMention(range: 20..<25, kind: .place, geoNamesID: 1, coordinate: paris),
        ]
        let answer = ResolutionOutcome.Answer(name: "Paris", id: 1, coordinate: paris, confidence: 0.9)
        let predictions = [0..<4, 10..<15, 50..<55].map { LocatedPrediction(range: $0, answer: answer) }
        _ = scorer.add(predictions, gold: gold, article: 0) { _, _ in false }
        #expect(scorer.score.right == SpanScore(rightPredictions: 1, predictions: 2, foundGold: 1, gold: 2))
        #expect(scorer.score.exactID.f1 == 0.5)
    }
}

@Suite("Transforms")
struct TextTransformTests {
    private let source = CorpusArticle(
        article: Article(
            id: "t", text: ArticleText("Straße news: rain is expected over the İzmir coast today. Oslo waits.")),
        gold: [GoldMention(range: 40..<46, kind: .place), GoldMention(range: 60..<64, kind: .place)])

    @Test("annotations stay on their words though letters change their length", arguments: TextTransform.allCases)
    func anchors(transform: TextTransform) {
        let before = source.words
        let after = transform.apply(to: source)
        #expect(before == ["İzmir", "Oslo"])
        switch transform {
        case .lower: #expect(after.words == ["i̇zmir", "oslo"])
        case .upper: #expect(after.words == ["İZMIR", "OSLO"])
        case .title: #expect(after.words == before)
        case .short, .headline: #expect(after.words == ["İzmir"])
        }
    }

    @Test("a headline is one sentence in title case without its full stop")
    func headline() {
        let text = TextTransform.headline.apply(to: source).article.text
        #expect(
            String(decoding: text.bytes, as: UTF8.self) == "Straße News: Rain Is Expected Over The İzmir Coast Today")
    }
}
