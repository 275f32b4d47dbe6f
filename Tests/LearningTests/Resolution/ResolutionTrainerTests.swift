import Gazetteer
import Geoparser
import SmallWorld
import Testing

@testable import Learning

@Suite("Learning to resolve")
struct ResolutionTrainerTests {
    private let gazetteer: Gazetteer

    init() throws {
        gazetteer = try SmallWorld.gazetteer()
    }

    @Test("imagined articles say which place each name means, at the very bytes")
    func imagined() {
        let seed: UInt64 = 7
        var imagination = ImaginedArticles(gazetteer: gazetteer, seed: seed)
        let articles = imagination.articles(40)
        for article in articles {
            for gold in article.gold {
                let row = gold.geoNamesID.flatMap { gazetteer.row(of: PlaceID(rawValue: $0)) }
                #expect(row.map { gazetteer.name(of: $0) } == article.article.text.string(gold.range), "seed \(seed)")
            }
        }
        var again = ImaginedArticles(gazetteer: gazetteer, seed: seed)
        #expect(again.articles(40).map(\.article.text.bytes) == articles.map(\.article.text.bytes))
    }

    @Test("the same articles and seed give the same model, which knows its training articles")
    func training() {
        var imagination = ImaginedArticles(gazetteer: gazetteer, seed: 3)
        let articles = imagination.articles(60)
        var trainer = ResolutionTrainer(seed: 5)
        trainer.imagined = 20
        let model = trainer.model(from: articles, gazetteer: gazetteer)
        #expect(trainer.model(from: articles, gazetteer: gazetteer) == model)

        let resolver = Resolver(model: model, gazetteer: gazetteer)
        var right = 0
        var total = 0
        for article in articles {
            let mentions = article.gold.map { Mention(range: $0.range, kind: $0.kind, confidence: 1) }
            for (gold, answer) in zip(article.gold, resolver.resolve(mentions, in: article.article)) {
                total += 1
                if answer.place.map({ gazetteer[$0].id.rawValue }) == gold.geoNamesID { right += 1 }
            }
        }
        #expect(Double(right) / Double(total) > 0.85)
    }
}
