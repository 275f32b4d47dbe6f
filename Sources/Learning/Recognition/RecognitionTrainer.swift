import Gazetteer
import Geoparser

/// Trains the recogniser from annotated articles, the same way from the same seed.
public struct RecognitionTrainer: Sendable {
    public struct Settings: Sendable {
        /// Times that the learner goes through the text.
        public var passes = 12
        public var rate: Float = 0.1
        public var decay: Float = 2e-5
        public var dropout: Float = 0.15
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
    /// - Parameter progress: told what happens, a line at a time.
    public func train(
        _ articles: [WeightedArticle], seed: UInt64, progress: (String) -> Void = { _ in }
    ) throws(RecognitionModelError) -> RecognitionSections {
        let roles = roles(of: articles)
        let tables = RecognitionSections([
            ("RCLU", WordTable.bytes(of: clusters.values)), ("RROL", WordTable.bytes(of: roles)),
        ])
        guard let clusterTable = WordTable(tables.bytes(of: "RCLU")!, owner: tables),  // Both were put there above.
            let roleTable = WordTable(tables.bytes(of: "RROL")!, owner: tables)
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
                averaged: max(1, settings.passes / 2)))
        learner.fit(set, seed: seed) { progress("recognition: pass \($0 + 1), loss \($1) a token") }
        return sections(learner, selection, tables)
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

    private func sections(
        _ learner: ChainLearner, _ selection: FeatureSelection, _ tables: RecognitionSections
    ) -> RecognitionSections {
        let (rows, scale) = QuantisedWeights.rows(learner.weights, fingerprints: selection.fingerprints)
        var header: [UInt8] = []
        withUnsafeBytes(of: RecognitionModel.layout) { header += $0 }
        withUnsafeBytes(of: scale) { header += $0 }
        withUnsafeBytes(of: Float(1)) { header += $0 }
        withUnsafeBytes(of: Float(0)) { header += $0 }
        let transitions = learner.transitions.scores.withUnsafeBytes { Array($0) }
        return RecognitionSections([
            ("RHDR", header), ("RWTS", rows), ("RTRN", transitions),
            ("RCLU", Array(tables.bytes(of: "RCLU")!)), ("RROL", Array(tables.bytes(of: "RROL")!)),  // As in `train`.
        ])
    }
}
