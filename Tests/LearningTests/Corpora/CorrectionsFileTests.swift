import Foundation
import Gazetteer
import Geo
import Geoparser
import SmallWorld
import Testing

@testable import Learning

@Suite("Corrections of the web map")
struct CorrectionsFileTests {
    private static let text = "“Paris” and Zoar met Nice people near the old mill."
    /// As the page saves it: Paris is the one in Texas, Nice is no place, the mill is a point; Zoar was left alone.
    private static let saved = """
        {"id":"a.txt","text":"\(text)","mentions":[\
        {"start":1,"end":6,"kind":"place","corrected":true,"lon":-95.55551,"lat":33.66094,"place_id":4717560,"geonames_id":4717560},\
        {"start":12,"end":16,"kind":"place","corrected":false,"lon":-81.42,"lat":40.61,"place_id":2000000001},\
        {"start":21,"end":25,"kind":"none","corrected":true},\
        {"start":42,"end":50,"kind":"place","corrected":true,"lon":-95.5,"lat":33.7}]}

        """

    private func world() throws -> Gazetteer {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("geonews-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try SmallWorld.build(into: folder.path)
    }

    private func found(in gazetteer: Gazetteer, text: String = text, id: String = "a.txt") throws -> LocatedArticle {
        let paris = try #require(gazetteer.row(of: PlaceID(rawValue: 2_988_507)))
        let nice = try #require(gazetteer.row(of: PlaceID(rawValue: 2_990_440)))
        func mention(_ word: String, _ place: PlaceRow) throws -> ResolvedMention {
            let range = try #require(text.range(of: word))
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            let mention = Mention(range: start..<start + word.utf8.count, kind: .place, confidence: 0.9)
            return ResolvedMention(mention: mention, place: place, confidence: 0.8)
        }
        return LocatedArticle(
            article: Article(id: id, text: ArticleText(text)),
            mentions: [try mention("Paris", paris), try mention("Nice", nice)])
    }

    @Test("a corrected place, a point of one's own and 'not a place' replace what was found")
    func applied() throws {
        let gazetteer = try world()
        var located = [try found(in: gazetteer)]
        let corrections = try CorrectionsFile.read(Array(Self.saved.utf8), path: "c.jsonl")
        #expect(corrections.apply(to: &located, gazetteer: gazetteer) == [])
        let mentions = located[0].mentions
        #expect(mentions.map { located[0].article.text.string($0.mention.range) } == ["Paris", "old mill"])
        #expect(mentions[0].place.map { gazetteer[$0].id.rawValue } == 4_717_560)
        #expect(mentions[0].confidence == 1)
        #expect(mentions[1].place == nil)
        #expect(mentions[1].point == Coordinate(longitude: -95.5, latitude: 33.7))

        var builder = try FeatureBuilder(gazetteer: gazetteer, options: FeatureOptions())
        let layers = try builder.layers(of: located[0], parts: .mentions)
        #expect(layers.places.map { $0.properties["name"] } == [.string("Paris"), .string("old mill")])
        #expect(layers.places[1].geometry == .point(Coordinate(longitude: -95.5, latitude: 33.7)))
        #expect(layers.mentions.count == 2)
    }

    @Test("an edited article of the same name is corrected where the words still stand, and the rest is said")
    func edited() throws {
        let gazetteer = try world()
        let text = "“Paris” and Zoar met nice people near the old mill."
        let paris = try #require(found(in: gazetteer).mentions.first)
        var located = [
            LocatedArticle(article: Article(id: "a.txt", text: ArticleText(text)), mentions: [paris]),
            LocatedArticle(article: Article(id: "b.txt", text: ArticleText("Paris")), mentions: []),
        ]
        let corrections = try CorrectionsFile.read(Array(Self.saved.utf8), path: "c.jsonl")
        #expect(
            corrections.apply(to: &located, gazetteer: gazetteer) == [
                "a.txt: 'Nice' is no longer where it was corrected"
            ])
        #expect(located[0].mentions.count == 2)
        #expect(located[1].mentions.isEmpty)
    }

    @Test("a saved file is a gold corpus: what is no place is left out, what was left alone is kept")
    func gold() throws {
        let corpus = try withFile("c.jsonl", Self.saved) { try Corpus(contentsOf: $0) }
        #expect(corpus.problems.isEmpty)
        #expect(corpus.articles[0].words == ["Paris", "Zoar", "old mill"])
        #expect(corpus.articles[0].gold.map(\.geoNamesID) == [4_717_560, 2_000_000_001, nil])
        #expect(corpus.articles[0].gold[2].coordinate == Coordinate(longitude: -95.5, latitude: 33.7))
    }

    @Test("a file that is not one is refused with its line")
    func refused() {
        let error = #expect(throws: CorpusError.self) {
            _ = try CorrectionsFile.read(Array("\n{\"mentions\":[]}\n".utf8), path: "c.jsonl")
        }
        #expect(error?.description == "c.jsonl:2: not an article of geonews's JSON Lines: 'text' is missing")
    }
}
