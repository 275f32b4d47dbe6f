import Foundation
import Gazetteer
import Geoparser
import Mapping

/// Learns the resolver from annotated articles.
///
/// The weights of each pass maximise the marginal likelihood of the right rows, with a ridge, by L-BFGS. What a pass is
/// told of the other mentions comes from models that have not seen the article (folds), as it will be in use. From the
/// same held-out decisions the confidence and the focus are learned.
public struct ResolutionTrainer: Sendable {
    public var seed: UInt64
    public var folds = 5
    public var passes = 3
    /// The strength of the ridge on the ranker's weights.
    public var ridge = 0.2
    /// Articles drawn from the gazetteer that are learned from as well, and what one of their mentions weighs.
    public var imagined = 1000
    public var imaginedWeight = 0.15

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
        var isImagined: Bool
    }

    package func model(from articles: [CorpusArticle], gazetteer: Gazetteer) -> RankerModel {
        var samples = self.samples(articles, gazetteer, weight: 1)
        var imagination = ImaginedArticles(gazetteer: gazetteer, seed: seed)
        samples += self.samples(imagination.articles(imagined), gazetteer, weight: imaginedWeight)
        var passWeights: [[Float]] = []
        for pass in 0..<passes {
            if pass > 0 { samples.mutateEach { Ranker.prepareContext(&$0.problem) } }
            passWeights.append(fit(samples))
            for fold in 0..<folds {
                let others = fit(samples.filter { $0.fold != fold })
                for index in samples.indices where samples[index].fold == fold {
                    Ranker.score(&samples[index].problem, others)
                }
            }
        }
        samples.mutateEach { Ranker.average(&$0.problem) }
        let untaught = RankerModel(
            passes: passWeights, confidence: ConfidenceModel(weights: Self.confidencePrior),
            focus: FocusModel(weights: Self.focusPrior), homeWeight: 3)
        return calibrated(untaught, samples.filter { !$0.gold.isEmpty && !$0.isImagined }, gazetteer)
    }

    private static let confidencePrior: [Float] = [0, 0.8, 0.2, 0]
    private static let focusPrior: [Float] = [-1, 1, 1, 0, 0]

    private func samples(_ articles: [CorpusArticle], _ gazetteer: Gazetteer, weight: Double) -> [Sample] {
        let builder = ProblemBuilder(gazetteer: gazetteer)
        var scratch = ResolutionScratch()
        var generator = SeededGenerator(seed: seed)
        return articles.compactMap { article in
            let gold = article.gold.filter { $0.coordinate != nil && !$0.range.isEmpty }
            guard !gold.isEmpty else { return nil }
            let mentions = gold.map { Mention(range: $0.range, kind: $0.kind, confidence: 1) }
            let problem = builder.build(mentions, in: article.article, home: nil, scratch: &scratch)
            var groupSizes: [Int: Int] = [:]
            for frame in problem.frames { groupSizes[frame.group, default: 0] += 1 }
            return Sample(
                problem: problem, gold: gold,
                truth: zip(problem.frames, gold).map {
                    ResolutionTruth(problem.candidates(of: $0), $1, gazetteer).isRight
                },
                weights: problem.frames.map { weight / Double(groupSizes[$0.group] ?? 1).squareRoot() },
                fold: Int(generator.next() % UInt64(folds)), isImagined: weight < 1)
        }
    }

    private func fit(_ samples: [Sample]) -> [Float] {
        var rows = RankerSamples()
        for sample in samples {
            for (index, frame) in sample.problem.frames.enumerated() {
                rows.add(frame, of: sample.problem, right: sample.truth[index], weight: sample.weights[index])
            }
        }
        return rows.fit(ridge: ridge)
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
