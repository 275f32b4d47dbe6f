import Gazetteer
import Geoparser
import SmallWorld
import Testing

@testable import Learning

@Suite("Copies of articles with other towns in them")
struct RenamedTownsTests {
    private static let text = "Gyumri was dry. Ani Gyumri of Armenia left Gyumri by night for BAKU."

    private func range(_ words: String, after start: Int = 0) throws -> Range<Int> {
        let bytes = Array(Self.text.utf8)
        let first = try #require(
            (start..<bytes.count).first { bytes[$0...].starts(with: words.utf8) }, "no \(words) after \(start)")
        return first..<first + words.utf8.count
    }

    private func renamed(seed: UInt64) throws -> CorpusArticle {
        let last = try range("Gyumri", after: 30)
        let gold = [try range("Gyumri"), try range("Armenia"), last, try range("BAKU")]
        let article = CorpusArticle(
            article: Article(id: "a", text: ArticleText(Self.text)),
            gold: gold.map { GoldMention(range: $0, kind: .place) },
            types: [TypeSpan(range: try range("Ani Gyumri"), type: .person)])
        var towns = RenamedTowns(gazetteer: try SmallWorld.gazetteer(), seed: seed, fewest: 2)
        let all = towns.articles([WeightedArticle(article)], every: 1)
        #expect(all.count == 2)
        return try #require(all.last).article
    }

    @Test("a town gets the same other name of its country wherever it is annotated, and nothing else changes")
    func renaming() throws {
        var names: Set<String> = []
        for seed in 1...20 as ClosedRange<UInt64> {
            let copy = try renamed(seed: seed)
            let words = copy.gold.map { copy.article.text.string($0.range) }
            #expect(["Yerevan", "Martuni", "Gyumri"].contains(words[0]), "seed \(seed)")
            #expect(words == [words[0], "Armenia", words[0], "BAKU"], "seed \(seed)")
            #expect(copy.types.map { copy.article.text.string($0.range) } == ["Ani Gyumri"], "seed \(seed)")
            let whole = copy.article.text.string(0..<copy.article.text.bytes.count)
            #expect(whole == "\(words[0]) was dry. Ani Gyumri of Armenia left \(words[0]) by night for BAKU.")
            names.insert(words[0])
        }
        #expect(names.count > 1)
    }

    @Test("an article without towns has no copy")
    func none() throws {
        var towns = RenamedTowns(gazetteer: try SmallWorld.gazetteer(), seed: 1, fewest: 2)
        let article = CorpusArticle(
            article: Article(id: "a", text: ArticleText("Armenia was dry.")),
            gold: [GoldMention(range: 0..<7, kind: .place)])
        #expect(towns.articles([WeightedArticle(article)], every: 1).count == 1)
    }
}
