import Gazetteer
import Mapping

/// Says for each mention which place it is, how sure that is, and what else it could have been.
public struct Resolver: Sendable {
    let builder: ProblemBuilder
    package let model: RankerModel
    package let gazetteer: Gazetteer

    /// Reads the resolver's sections of the model file. O(weights), microseconds.
    public init(model: SectionedFile, gazetteer: Gazetteer) throws(SectionedFileError) {
        self.init(model: try RankerModel(model), gazetteer: gazetteer)
    }

    package init(model: RankerModel, gazetteer: Gazetteer) {
        self.model = model
        self.gazetteer = gazetteer
        builder = ProblemBuilder(gazetteer: gazetteer)
    }

    /// Which divisions an article names, as `resolve` asks for them. O(bytes).
    public func divisions(in article: Article, scratch: inout ResolutionScratch) -> NamedDivisions {
        builder.divisions(in: article, scratch: &scratch)
    }

    /// Resolves all mentions of an article together; the answers are in the mentions' order, none is left out.
    /// - Parameters:
    ///   - divisions: those that the article names.
    ///   - home: where the outlet is at home, when its other articles have told.
    ///   - explain: gather the evidence of each decision.
    /// - Complexity: O(candidates × probable places of the article).
    public func resolve(
        _ mentions: [Mention], in article: Article, divisions: NamedDivisions, home: SourcePrior? = nil,
        explain: Bool = false, scratch: inout ResolutionScratch
    ) -> [ResolvedMention] {
        guard !mentions.isEmpty else { return [] }
        var problem = ResolutionProblem()
        swap(&problem, &scratch.problem)
        builder.build(&problem, mentions, in: article, divisions: divisions, home: home, scratch: &scratch)
        Ranker.run(&problem, passes: model.passes, keepsFeatures: explain)
        let answers = answers(problem, mentions, explain: explain)
        swap(&problem, &scratch.problem)
        return answers
    }

    /// The answers of a problem whose probabilities are known.
    package func answers(
        _ problem: ResolutionProblem, _ mentions: [Mention], explain: Bool = false
    ) -> [ResolvedMention] {
        var answers: [ResolvedMention] = []
        answers.reserveCapacity(mentions.count)
        for index in mentions.indices {
            answers.append(answer(mentions[index], Decision(index, problem, model), problem, index, explain: explain))
        }
        return answers
    }

    public func resolve(_ mentions: [Mention], in article: Article, home: SourcePrior? = nil) -> [ResolvedMention] {
        var scratch = ResolutionScratch()
        let divisions = divisions(in: article, scratch: &scratch)
        return resolve(mentions, in: article, divisions: divisions, home: home, scratch: &scratch)
    }

    private func answer(
        _ mention: Mention, _ decision: Decision, _ problem: ResolutionProblem, _ index: Int, explain: Bool
    ) -> ResolvedMention {
        ResolvedMention(
            mention: mention, place: decision.candidate?.place, isApproximate: decision.isApproximate,
            confidence: Double(decision.confidence), alternatives: alternatives(decision, problem, index),
            evidence: explain ? Explanation.evidence(decision, problem, index, model) : [])
    }

    /// The other candidates with at least 1 % probability, at most five.
    private func alternatives(_ decision: Decision, _ problem: ResolutionProblem, _ index: Int) -> [Alternative] {
        let frame = problem.frames[index]
        let candidates = problem.groups[frame.group].candidates
        var others: [Alternative] = []
        for c in candidates where c - candidates.lowerBound != decision.choice {
            let probability = problem.probabilities[frame.firstRow + c - candidates.lowerBound]
            guard probability >= 0.01, problem.candidates[c].row != decision.candidate?.row else { continue }
            others.append(Alternative(place: problem.candidates[c].place, probability: Double(probability)))
        }
        guard others.count > 1 else { return others }
        others.sort { ($1.probability, $0.place) < ($0.probability, $1.place) }
        if others.count > 5 { others.removeLast(others.count - 5) }
        return others
    }
}
