/// A prediction that went through both steps, with what it stands for.
public struct LocatedPrediction: Sendable {
    /// UTF-8 byte offsets in the article's text.
    public var range: Range<Int>
    public var answer: ResolutionOutcome.Answer

    public init(range: Range<Int>, answer: ResolutionOutcome.Answer) {
        self.range = range
        self.answer = answer
    }
}

/// From the text to the map, as a reader meets it.
public struct EndToEndScore: Sendable {
    /// Spans overlap and the place is within 161 km or the same entry.
    public var right: SpanScore
    /// Spans overlap and the place is within 161 km.
    public var strict: SpanScore
    /// Spans overlap and the GeoNames id is the gold's, over gold with an id.
    public var exactID: SpanScore
    public var rightInterval: ConfidenceInterval?
    /// Of the predictions that were scored: the confidence that mention and place are both right.
    public var calibration: Calibration
}

/// Predictions are matched one to one with overlapping gold mentions. A prediction on a gold mention whose place the
/// corpus does not say is left out: nobody knows whether it is right.
public struct EndToEndScorer {
    private let bootstrap: Bootstrap
    private var right = SpanScore()
    private var strict = SpanScore()
    private var exactID = SpanScore()
    private var counts: [[Double]] = []
    private var answers: [(confidence: Double, isRight: Bool)] = []

    public init(bootstrap: Bootstrap = Bootstrap()) {
        self.bootstrap = bootstrap
    }

    /// - Parameters:
    ///   - gold: the article's gold mentions of counted kinds.
    ///   - isSameEntry: whether the answer of a prediction is the very entry that a gold mention means.
    public mutating func add(
        _ predictions: [LocatedPrediction], gold: [GoldMention], article: Int,
        isSameEntry: (LocatedPrediction, GoldMention) -> Bool
    ) -> [ResolutionOutcome] {
        let pairs = SpanMatching.overlapping(predictions.map(\.range), gold.map(\.range))
        var goldOf: [Int: GoldMention] = [:]
        for pair in pairs { goldOf[pair.predicted] = gold[pair.gold] }
        let located = gold.count { $0.coordinate != nil }
        var here = SpanScore(gold: located)
        var near = SpanScore(gold: located)
        var same = SpanScore(gold: gold.count { $0.geoNamesID != nil })
        var outcomes: [ResolutionOutcome] = []
        for (index, prediction) in predictions.enumerated() {
            let meant = goldOf[index]
            if let meant, meant.coordinate == nil { continue }
            var isRight = false
            here.predictions += 1
            near.predictions += 1
            same.predictions += 1
            if let meant, let coordinate = meant.coordinate {
                var answer = prediction.answer
                answer.isSameEntry = isSameEntry(prediction, meant)
                let outcome = ResolutionOutcome(
                    article: article, gold: meant, goldCoordinate: coordinate, answer: answer)
                isRight = outcome.isRight
                if isRight { here.addHit() }
                if outcome.isNear { near.addHit() }
                if outcome.hasExactID { same.addHit() }
                outcomes.append(outcome)
            }
            answers.append((prediction.answer.confidence, isRight))
        }
        right += here
        strict += near
        exactID += same
        counts.append(here.counts)
        return outcomes
    }

    public var score: EndToEndScore {
        EndToEndScore(
            right: right, strict: strict, exactID: exactID,
            rightInterval: bootstrap.interval(counts) { SpanScore(counts: $0).f1 }, calibration: Calibration(answers))
    }
}

extension SpanScore {
    fileprivate mutating func addHit() {
        rightPredictions += 1
        foundGold += 1
    }
}
