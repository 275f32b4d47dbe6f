import Gazetteer
import SmallWorld
import Testing

@testable import Geoparser

@Suite("Mentions of one place, and what an article is about")
struct PlaceGroupTests {
    private func mention(_ start: Int, of row: UInt32?, _ kind: MentionKind = .place) -> ResolvedMention {
        ResolvedMention(
            mention: Mention(range: start..<start + 1, kind: kind, confidence: 1),
            place: row.map { PlaceRow(rawValue: $0) }, confidence: 0.5 + Double(start) / 1000)
    }

    @Test("groups come in the order of their first mentions, their mentions in the order of the text")
    func order() {
        let mentions = [
            mention(0, of: 7), mention(1, of: 2), mention(2, of: nil), mention(3, of: 7), mention(4, of: 5, .demonym),
            mention(5, of: 2), mention(6, of: 7), mention(7, of: 1, .metonym),
        ]
        let groups = PlaceGroup.group(mentions, FeatureOptions())
        #expect(groups.map(\.place.rawValue) == [7, 2, 1])
        #expect(groups.map { $0.mentions.map(\.mention.range.lowerBound) } == [[0, 3, 6], [1, 5], [7]])
        #expect(groups.map(\.first.mention.range.lowerBound) == [0, 1, 7])
        #expect(groups.map(\.surest.mention.range.lowerBound) == [6, 5, 7])
        #expect(PlaceGroup.group([mention(0, of: nil)], FeatureOptions()).isEmpty)
    }

    @Test("an article is about the same whatever articles were read before")
    func focus() throws {
        let gazetteer = try SmallWorld.gazetteer()
        var finder = FocusFinder(gazetteer: gazetteer, keeping: 16)
        let seed = UInt64.random(in: 0 ... .max)
        var state = seed
        for article in 0..<200 {
            let mentions = (0..<article % 9).map { start in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return mention(start, of: UInt32(state >> 33) % UInt32(gazetteer.placeCount))
            }
            let expected = ArticleFocus.find(in: mentions, gazetteer: gazetteer)
            #expect(finder.focus(of: mentions) == expected, "article \(article) of seed \(seed)")
        }
    }
}
