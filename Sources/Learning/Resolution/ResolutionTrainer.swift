import Foundation
import Gazetteer
import Geoparser
import Mapping

/// Learns the resolver from annotated articles.
///
/// The weights of each pass maximise the marginal likelihood of the right rows, with a ridge, by L-BFGS. What a pass is
/// told of the other mentions comes from models that have not seen the article (folds), as it will be in use, and a name
/// that they have settled is no part of later passes. From the same held-out decisions the confidence and the focus are
/// learned.
public struct ResolutionTrainer: Sendable {
    public var seed: UInt64
    public var folds = 5
    public var passes = 3
    /// The strength of the ridge on the ranker's weights.
    public var ridge = 0.2
    /// Articles drawn from the gazetteer that are learned from as well, and what one of their mentions weighs.
    public var imagined = 2000
    public var imaginedWeight = 0.6
    /// A mention of a small corpus weighs more, by the root of how much larger the largest is, but at most so much: what
    /// one corpus writes about (towns of the United States, say) is not what the next reader reads.
    public var largestCorpusWeight = 4.0

    public init(seed: UInt64) {
        self.seed = seed
    }

    /// The resolver's sections of the model file. Mentions without a coordinate are left out. Seconds to a minute.
    public func train(_ articles: [CorpusArticle], gazetteer: Gazetteer) -> [(tag: SectionTag, bytes: [UInt8])] {
        model(from: articles, gazetteer: gazetteer).sections()
    }

    /// One article laid out for learning.
    private struct Sample {
        var problem: ResolutionProblem
        var gold: [GoldMention]
        var truth: [[Bool]]
        var weights: [Double]
        var fold: Int
        var source: String?

        var mentions: [Mention] { gold.map { Mention(range: $0.range, kind: $0.kind, confidence: 1) } }

        /// ln of the right rows' probability, summed over the mentions.
        func logLikelihood(_ problem: ResolutionProblem) -> Double {
            zip(problem.frames, truth).reduce(0) { sum, next in
                let (frame, right) = next
                let share = right.indices.reduce(Float(0)) {
                    $0 + (right[$1] ? problem.probabilities[frame.firstRow + $1] : 0)
                }
                return sum + log(Double(max(share, 1e-6)))
            }
        }
    }

    package func model(from articles: [CorpusArticle], gazetteer: Gazetteer) -> RankerModel {
        let weights = corpusWeights(articles)
        var samples = self.samples(articles, gazetteer) { weights[$0.corpus] ?? 1 }
        var imagination = ImaginedArticles(gazetteer: gazetteer, seed: seed)
        let imaginedSamples = self.samples(imagination.articles(imagined), gazetteer) { _ in imaginedWeight }
        samples += imaginedSamples
        var passWeights: [[Float]] = []
        var foldWeights = [[[Float]]](repeating: [], count: folds)
        for pass in 0..<passes {
            if pass > 0 { samples.mutateEach { Ranker.prepareContext(&$0.problem) } }
            let weights = fit(samples, from: passWeights.last)
            passWeights.append(weights)
            for fold in 0..<folds {
                let others = fit(samples.filter { $0.fold != fold }, from: weights)
                foldWeights[fold].append(others)
                for index in samples.indices where samples[index].fold == fold {
                    Ranker.score(&samples[index].problem, others, pass: pass)
                }
            }
        }
        samples.mutateEach { Ranker.average(&$0.problem) }
        let untaught = RankerModel(
            passes: passWeights, confidence: ConfidenceModel(weights: Self.confidencePrior),
            focus: FocusModel(weights: Self.focusPrior), homeWeight: Self.usualHomeWeight)
        samples.removeLast(imaginedSamples.count)
        var model = calibrated(untaught, samples, gazetteer)
        model.homeWeight = homeWeight(model, samples, foldWeights, gazetteer)
        return model
    }

    private static let confidencePrior: [Float] = [0, 0.8, 0.2, 0]
    private static let focusPrior: [Float] = [-1, 1, 1, 0, 0, 0.3, -0.3, 0, 0]

    private func corpusWeights(_ articles: [CorpusArticle]) -> [String: Double] {
        let sizes = Dictionary(articles.map { ($0.corpus, $0.gold.count) }, uniquingKeysWith: +)
        let largest = Double(sizes.values.max() ?? 1)
        return sizes.mapValues { min(largestCorpusWeight, (largest / Double(max(1, $0))).squareRoot()) }
    }

    private func samples(
        _ articles: [CorpusArticle], _ gazetteer: Gazetteer, weight: (CorpusArticle) -> Double
    ) -> [Sample] {
        let builder = ProblemBuilder(gazetteer: gazetteer)
        var scratch = ResolutionScratch()
        var generator = SeededGenerator(seed: seed)
        return articles.compactMap { article in
            let gold = article.gold.filter { $0.coordinate != nil && !$0.range.isEmpty }
            guard !gold.isEmpty else { return nil }
            let mentions = gold.map { Mention(range: $0.range, kind: $0.kind, confidence: 1) }
            let divisions = builder.divisions(in: article.article, scratch: &scratch)
            let problem = builder.build(
                mentions, in: article.article, divisions: divisions, home: nil, scratch: &scratch)
            var groupSizes: [Int: Int] = [:]
            for frame in problem.frames { groupSizes[frame.group, default: 0] += 1 }
            return Sample(
                problem: problem, gold: gold,
                truth: zip(problem.frames, gold).map {
                    ResolutionTruth(problem.candidates(of: $0), $1, gazetteer).isRight
                },
                weights: problem.frames.map { weight(article) / Double(groupSizes[$0.group] ?? 1).squareRoot() },
                fold: Int(generator.next() % UInt64(folds)), source: article.article.source)
        }
    }

    /// - Parameter start: weights that are near already.
    private func fit(_ samples: [Sample], from start: [Float]?) -> [Float] {
        var rows = RankerSamples()
        for sample in samples {
            for (index, frame) in sample.problem.frames.enumerated() where !sample.problem.isSettled(frame) {
                rows.add(frame, of: sample.problem, right: sample.truth[index], weight: sample.weights[index])
            }
        }
        return rows.fit(ridge: ridge, from: start)
    }

    private static let usualHomeWeight: Float = 3

    /// The weight of an outlet's home under which the right rows of held-out articles are likeliest; the usual one where
    /// no source has articles enough to tell.
    private func homeWeight(
        _ model: RankerModel, _ samples: [Sample], _ foldWeights: [[[Float]]], _ gazetteer: Gazetteer
    ) -> Float {
        let resolver = Resolver(model: model, gazetteer: gazetteer)
        var learned = SourceHomes(resolver: resolver)
        let homes = learned.learn(
            sources: samples.map(\.source), resolved: samples.map { resolver.answers($0.problem, $0.mentions) })
        let known = samples.indices.filter { homes[$0] != nil }
        guard known.count >= 20 else { return Self.usualHomeWeight }
        let weights: [Float] = [0.25, 0.5, 1, 1.5, 2, 3, 4, 6]
        let likelihoods = weights.map { weight in
            known.reduce(0.0) { sum, index in
                var problem = samples[index].problem
                problem.home = homes[index]?.weighing(weight)
                Ranker.run(&problem, passes: foldWeights[samples[index].fold])
                return sum + samples[index].logLikelihood(problem)
            }
        }
        let best = weights.indices.max { likelihoods[$0] < likelihoods[$1] }
        return best.map { weights[$0] } ?? Self.usualHomeWeight
    }

    private func calibrated(_ model: RankerModel, _ samples: [Sample], _ gazetteer: Gazetteer) -> RankerModel {
        var confidence = LogisticRegression()
        var focus = LogisticRegression()
        for sample in samples {
            for (index, gold) in sample.gold.enumerated() {
                let decision = Decision(index, sample.problem, model)
                let frame = sample.problem.frames[index]
                if let choice = decision.bestChoice {
                    let candidate = sample.problem.candidates(of: frame)[choice]
                    confidence.add(decision.inputs, ResolutionTruth.isRight(candidate, gold, gazetteer))
                }
                if let candidate = decision.focusCandidate {
                    focus.add(decision.focusInputs, ResolutionTruth.isRight(candidate, gold, gazetteer))
                }
            }
        }
        var model = model
        model.confidence = ConfidenceModel(weights: confidence.fit(ridge: 2, prior: Self.confidencePrior))
        model.focus = FocusModel(weights: focus.fit(ridge: 2, prior: Self.focusPrior))
        return model
    }
}

extension Array {
    fileprivate mutating func mutateEach(_ change: (inout Element) -> Void) {
        for index in indices { change(&self[index]) }
    }
}
