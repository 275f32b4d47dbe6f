import Gazetteer
import Geoparser

/// What a pipeline said of one corpus article.
public struct ArticlePrediction: Sendable {
    /// What recognition found in the text.
    public var mentions: [Mention]
    /// `mentions` resolved, in their order.
    public var located: [ResolvedMention]
    /// The article's gold mentions with a position resolved as if recognition had found them, in their order.
    public var goldAnswers: [ResolvedMention]
    /// The places that were considered for each of them; empty when not asked for.
    public var goldCandidates: [[PlaceRow]]

    public init(
        mentions: [Mention] = [], located: [ResolvedMention] = [], goldAnswers: [ResolvedMention] = [],
        goldCandidates: [[PlaceRow]] = []
    ) {
        self.mentions = mentions
        self.located = located
        self.goldAnswers = goldAnswers
        self.goldCandidates = goldCandidates
    }
}

/// What is measured.
public enum EvaluationTask: String, Sendable, CaseIterable {
    case recognition
    /// Resolution of the gold mentions.
    case givenMentions
    case endToEnd
}

/// The scores of one corpus and the errors behind them.
public struct Evaluation: Sendable {
    public var corpus: String
    public var articleCount: Int
    public var goldCount: Int
    public var reanchored: Int
    public var problemCount: Int
    public var recognition: RecognitionScore?
    public var resolution: ResolutionScore?
    /// The same with answers that only say where around counted as none.
    public var resolutionWithoutFallback: ResolutionScore?
    public var endToEnd: EndToEndScore?
    public var errors: [EvaluationError]

    /// Scores predictions against a corpus. O(mentions² an article).
    ///
    /// - Parameter predictions: one an article, in the corpus's order.
    public init(
        _ corpus: Corpus, _ predictions: [ArticlePrediction], tasks: Set<EvaluationTask>,
        countedKinds: Set<MentionKind>,
        gazetteer: Gazetteer, bootstrap: Bootstrap = Bootstrap()
    ) {
        let link = GoldLink(gazetteer)
        self.corpus = corpus.name
        articleCount = corpus.articles.count
        goldCount = corpus.mentionCount
        reanchored = corpus.reanchored
        problemCount = corpus.problems.count
        errors = []
        if tasks.contains(.recognition) {
            let scorer = RecognitionScorer(countedKinds: countedKinds, bootstrap: bootstrap)
            recognition = scorer.score(predictions.map(\.mentions), corpus.articles)
            errors += EvaluationError.ofRecognition(predictions.map(\.mentions), corpus, countedKinds)
        }
        if tasks.contains(.givenMentions) {
            let outcomes = Self.outcomes(corpus, predictions, link)
            resolution = ResolutionScore(outcomes, articleCount: articleCount, bootstrap: bootstrap)
            resolutionWithoutFallback = ResolutionScore(
                outcomes.map(\.withoutFallback), articleCount: articleCount, bootstrap: bootstrap)
            errors += EvaluationError.ofResolution(outcomes, corpus)
        }
        if tasks.contains(.endToEnd) {
            var scorer = EndToEndScorer(bootstrap: bootstrap)
            for (index, article) in corpus.articles.enumerated() {
                let located = predictions[index].located.filter { countedKinds.contains($0.mention.kind) }
                var rows: [Range<Int>: PlaceRow] = [:]
                let answers = located.compactMap { resolved -> LocatedPrediction? in
                    guard let row = resolved.place else { return nil }
                    rows[resolved.mention.range] = row
                    let confidence = resolved.mention.confidence * resolved.confidence
                    return LocatedPrediction(
                        range: resolved.mention.range,
                        answer: link.answer(row, confidence: confidence, isApproximate: resolved.isApproximate))
                }
                let outcomes = scorer.add(
                    answers, gold: article.gold.filter { countedKinds.contains($0.kind) }, article: index
                ) { prediction, gold in rows[prediction.range].map { link.isSameEntry($0, gold) } ?? false }
                if !tasks.contains(.givenMentions) { errors += EvaluationError.ofResolution(outcomes, corpus) }
            }
            endToEnd = scorer.score
        }
        errors.sort(by: EvaluationError.isWorse)
    }

    private static func outcomes(
        _ corpus: Corpus, _ predictions: [ArticlePrediction], _ link: GoldLink
    ) -> [ResolutionOutcome] {
        var outcomes: [ResolutionOutcome] = []
        for (index, article) in corpus.articles.enumerated() {
            let located = article.gold.filter { $0.coordinate != nil }
            for (number, mention) in located.enumerated() {
                guard let coordinate = mention.coordinate, number < predictions[index].goldAnswers.count else {
                    continue
                }
                let gold = link.completed(mention)
                let resolved = predictions[index].goldAnswers[number]
                let candidates = predictions[index].goldCandidates
                outcomes.append(
                    ResolutionOutcome(
                        article: index, gold: gold, goldCoordinate: coordinate,
                        answer: resolved.place.map {
                            link.answer(
                                $0, confidence: resolved.confidence, isApproximate: resolved.isApproximate, for: gold)
                        },
                        hasRightCandidate: number < candidates.count
                            ? candidates[number].contains { link.isRight($0, gold) } : nil))
            }
        }
        return outcomes
    }
}
