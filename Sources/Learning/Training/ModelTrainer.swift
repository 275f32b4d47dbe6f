import Gazetteer
import Geoparser
import Mapping

/// Which half of the model is trained.
public enum ModelPart: String, Sendable, CaseIterable {
    case recognition, resolution
}

/// Trains the model's two halves from annotated articles, and writes them as one file.
public struct ModelTrainer: Sendable {
    public var gazetteer: Gazetteer
    public var clusters: ClusterFile
    /// Text that a teacher labelled; recognition learns from it beside the gold.
    public var silver: [CorpusArticle]
    /// Articles whose names have types, for what a name is to its sentence (`NameRoleTrainer`).
    public var typed: [CorpusArticle]
    public var parts: Set<ModelPart>
    /// A model whose sections are kept for the part that is not trained.
    public var base: SectionedFile?
    public var seed: UInt64
    /// Told what happens, a line at a time.
    public var progress: @Sendable (String) -> Void

    private static let goldWeight: Float = 3
    private static let silverWeight: Float = 0.5

    public init(
        gazetteer: Gazetteer, clusters: ClusterFile = ClusterFile(), silver: [CorpusArticle] = [],
        typed: [CorpusArticle] = [], parts: Set<ModelPart> = Set(ModelPart.allCases), base: SectionedFile? = nil,
        seed: UInt64 = 1,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.gazetteer = gazetteer
        self.clusters = clusters
        self.silver = silver
        self.typed = typed
        self.parts = parts
        self.base = base
        self.seed = seed
        self.progress = progress
    }

    /// Trains from gold articles and writes the model beside the path, then renames it: an interruption leaves what was
    /// there. Minutes with silver text, seconds without.
    public func train(_ gold: [CorpusArticle], to path: String) throws {
        var writer = SectionedFileWriter(magic: ModelFormat.magic, version: ModelFormat.version)
        if parts.contains(.recognition) {
            let trainer = RecognitionTrainer(gazetteer: gazetteer, clusters: clusters)
            let articles =
                withTypes(gold).map { WeightedArticle($0, weight: Self.goldWeight) }
                + silver.map { WeightedArticle($0, weight: Self.silverWeight, isGold: false) }
            let sections = try trainer.train(articles, seed: seed, progress: progress)
            var all = sections.all
            let nested = typed.filter { !$0.gold.isEmpty }
            if !nested.isEmpty {
                let vocabulary = try RecognitionModel(sections: sections).vocabulary
                all += NameRoleTrainer(seed: seed)
                    .train(nested, vocabulary: vocabulary, gazetteer: gazetteer, progress: progress)
            }
            let model = try RecognitionModel(sections: RecognitionSections(all))
            let recogniser = Recogniser(model: model, gazetteer: gazetteer)
            if let screen = ScreenTrainer(seed: seed).train(articles, recogniser: recogniser, progress: progress) {
                all.append(screen)
            }
            for section in all { writer.add(section.tag, section.bytes) }
        } else {
            keep("R", &writer)
        }
        if parts.contains(.resolution) {
            progress("resolution: \(gold.count) articles")
            let trainer = ResolutionTrainer(seed: seed)
            for section in trainer.train(gold, gazetteer: gazetteer) { writer.add(section.tag, section.bytes) }
        } else {
            keep("S", &writer)
        }
        try writer.write(to: path)
    }

    /// The gold articles, with the types of names that the typed articles of the same id have.
    private func withTypes(_ gold: [CorpusArticle]) -> [CorpusArticle] {
        let types = Dictionary(typed.map { ($0.article.id, $0.types) }, uniquingKeysWith: { first, _ in first })
        return gold.map { article in
            var article = article
            if article.types.isEmpty { article.types = types[article.article.id] ?? [] }
            return article
        }
    }

    private func keep(_ initial: String, _ writer: inout SectionedFileWriter) {
        guard let base else { return }
        for section in base.sections where section.tag.description.hasPrefix(initial) {
            if let bytes = base.bytes(of: section.tag) { writer.add(section.tag, Array(bytes)) }
        }
    }
}
