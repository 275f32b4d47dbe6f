import Gazetteer
import Geoparser
import Mapping

extension EvaluatedPipeline {
    /// The pipeline of a weights file. A half that the file lacks is scored as one that answers nothing.
    public init(model: SectionedFile, gazetteer: Gazetteer, parts: Set<ModelPart> = Set(ModelPart.allCases)) throws {
        let recogniser =
            parts.contains(.recognition)
            ? Recogniser(model: try RecognitionModel(file: model), gazetteer: gazetteer) : nil
        let resolver = parts.contains(.resolution) ? try Resolver(model: model, gazetteer: gazetteer) : nil
        self.init(
            recognise: { article in
                var scratch = Recogniser.Scratch()
                return recogniser?.mentions(in: article, scratch: &scratch) ?? []
            },
            resolve: { mentions, articles, usesSources in
                guard let resolver else { return mentions.map { _ in [] } }
                var scratch = ResolutionScratch()
                let divisions = articles.map { resolver.divisions(in: $0, scratch: &scratch) }
                guard usesSources else {
                    return articles.indices.map {
                        resolver.resolve(mentions[$0], in: articles[$0], divisions: divisions[$0], scratch: &scratch)
                    }
                }
                var homes = SourceHomes(resolver: resolver)
                return resolver.resolve(
                    mentions, in: articles, divisions: divisions, homes: &homes, scratch: &scratch)
            },
            candidates: { mentions, article in
                guard resolver != nil else { return mentions.map { _ in [] } }
                var scratch = ResolutionScratch()
                let builder = ProblemBuilder(gazetteer: gazetteer)
                let divisions = builder.divisions(in: article, scratch: &scratch)
                let problem = builder.build(mentions, in: article, divisions: divisions, home: nil, scratch: &scratch)
                return problem.frames.map { frame in problem.candidates(of: frame).map(\.place) }
            })
    }
}
