import Gazetteer
import Geoparser

/// Trains the recogniser from annotated articles, the same way from the same seed.
public struct RecognitionTrainer: Sendable {
    public struct Settings: Sendable {
        /// Times that the learner goes through the text.
        public var passes = 12
        public var rate: Float = 0.1
        /// How strongly weights that are used are drawn to zero.
        public var decay: Float = 1e-2
        /// How often a feature is left out of a token while learning.
        public var dropout: Float = 0.55
        /// What scores are multiplied by afterwards, for no feature is left out then.
        public var emission: Float = 0.7
        /// How much of its weight a teacher's text has in the second half of the passes.
        public var lateSilver: Float = 0.2
        /// One in so many gold articles is held out to fit the decision; 0 skips that.
        public var heldOut = 5
        /// One in so many articles is also learned from in lower case, one in title case; 0 for none.
        public var transformedEvery = 14
        /// One in so many articles is also learned from with other towns in it; 0 for none.
        public var renamedEvery = 2
        /// Features that occur less often are left out.
        public var minimumCount: UInt32 = 2
        /// log2 of the number of 64-byte buckets of the weight table.
        public var bits = 17

        public init() {}
    }

    public let gazetteer: Gazetteer
    public let clusters: ClusterFile
    public var settings: Settings

    public init(gazetteer: Gazetteer, clusters: ClusterFile = ClusterFile(), settings: Settings = Settings()) {
        self.gazetteer = gazetteer
        self.clusters = clusters
        self.settings = settings
    }

    /// Trains from articles and returns the model's sections, named "R…".
    ///
    /// First a part of the articles is held out to learn how sure to be of an answer; then all are learned from.
    /// - Parameter progress: told what happens, a line at a time.
    public func train(
        _ articles: [WeightedArticle], seed: UInt64, progress: (String) -> Void = { _ in }
    ) throws(RecognitionModelError) -> RecognitionSections {
        var decision = SpanDecision()
        if settings.heldOut > 1 {
            let gold = articles.indices.filter { articles[$0].isGold }
            let folds = Folds(articles: gold.count, count: settings.heldOut, seed: seed)
            let held = Set(folds.members(of: 0).map { gold[$0] })
            let rest = articles.indices.filter { !held.contains($0) }.map { articles[$0] }
            let model = try RecognitionModel(sections: fit(rest, decision, seed: seed, progress: progress))
            decision = DecisionFitter.decision(model, held.sorted().map { articles[$0].article }, gazetteer)
            progress("recognition: spans from \(decision.threshold) on, edges \(decision.edges)")
        }
        return try fit(articles, decision, seed: seed, progress: progress)
    }

    private func fit(
        _ articles: [WeightedArticle], _ decision: SpanDecision, seed: UInt64, progress: (String) -> Void
    ) throws(RecognitionModelError) -> RecognitionSections {
        var towns = RenamedTowns(gazetteer: gazetteer, seed: seed)
        let articles = Transformed.articles(
            towns.articles(articles, every: settings.renamedEvery), every: settings.transformedEvery)
        let roles = roles(of: articles)
        let tables = RecognitionSections([
            ("RCLU", WordTable.bytes(of: clusters.values)), ("RROL", WordTable.bytes(of: roles)),
        ])
        guard let clusterBytes = tables.bytes(of: "RCLU"), let roleBytes = tables.bytes(of: "RROL"),
            let clusterTable = WordTable(clusterBytes, owner: tables),
            let roleTable = WordTable(roleBytes, owner: tables)
        else { throw RecognitionModelError(path: "a model in memory", problem: "too many words") }
        let vocabulary = RecognitionVocabulary(clusters: clusterTable, roles: roleTable)
        var set = SetBuilder(vocabulary: vocabulary, names: NameFinder(gazetteer: gazetteer)).set(of: articles)
        let selection = FeatureSelection(set, minimum: settings.minimumCount, bits: settings.bits)
        selection.apply(to: &set)
        progress(
            "recognition: \(articles.count) articles, \(set.tokenCount) tokens in \(set.segments.count) segments, "
                + "\(selection.kept) of \(selection.distinct) features kept, \(selection.crowded) crowded out")
        var learner = ChainLearner(
            rows: selection.fingerprints.count,
            settings: ChainLearner.Settings(
                passes: settings.passes, rate: settings.rate, decay: settings.decay, dropout: settings.dropout,
                averaged: max(1, settings.passes / 2), lateSilver: settings.lateSilver))
        learner.fit(set, seed: seed) { progress("recognition: pass \($0 + 1), loss \($1) a token") }
        let (rows, scale) = QuantisedWeights.rows(learner.weights, fingerprints: selection.fingerprints)
        var header = withUnsafeBytes(of: RecognitionModel.layout) { Array($0) }
        withUnsafeBytes(of: scale * settings.emission) { header += $0 }
        header += decision.bytes
        return RecognitionSections([
            ("RHDR", header), ("RWTS", rows), ("RTRN", learner.transitions.scores.withUnsafeBytes { Array($0) }),
            ("RCLU", Array(clusterBytes)), ("RROL", Array(roleBytes)),
        ])
    }

    private func roles(of articles: [WeightedArticle]) -> [UInt32: UInt32] {
        var finder = RoleFinder()
        var tokens: [Token] = []
        for article in articles {
            article.article.article.text.bytes.withUnsafeBufferPointer { Tokeniser.tokenise($0, into: &tokens) }
            finder.count(tokens, SpanTags(article.article, tokens: tokens).tags)
        }
        return finder.roles()
    }
}
