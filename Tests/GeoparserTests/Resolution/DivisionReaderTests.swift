import Gazetteer
import SmallWorld
import Testing

@testable import Geoparser

@Suite("Divisions that a text names")
struct DivisionReaderTests {
    private let gazetteer: Gazetteer

    init() throws {
        gazetteer = try SmallWorld.gazetteer()
    }

    private func read(_ text: String, title: String? = nil) -> NamedDivisions {
        let builder = ProblemBuilder(gazetteer: gazetteer)
        var scratch = ResolutionScratch()
        let article = Article(id: "1", title: title, text: ArticleText(text))
        let first = builder.divisions(in: article, scratch: &scratch)
        let again = builder.divisions(in: article, scratch: &scratch)
        #expect(again.text.hits == first.text.hits && again.title.hits == first.title.hits)
        return first
    }

    private func ids(_ hits: DivisionHits) -> [UInt32: [Int]] {
        Dictionary(grouping: hits.hits) { gazetteer[PlaceRow(rawValue: $0.row)].id.rawValue }
            .mapValues { $0.map(\.position) }
    }

    private func hits(_ text: String) -> [UInt32: [Int]] { ids(read(text).text) }

    @Test(
        "they are found beside other capitalised words and inside other names, in any script but not in small letters")
    func runs() {
        #expect(hits("the Texas State Police")[4_736_286] == [4])
        #expect(hits("Old New Jersey Police")[5_101_760] == [4])
        #expect(hits("in the United States of old")[6_252_001] == [7])
        #expect(hits("New; Jersey").isEmpty)
        #expect(hits("Old Texas and old texas")[4_736_286] == [4])
        #expect(hits("texas").isEmpty)
    }

    @Test("a possessive ending is no part of them")
    func possessives() {
        #expect(hits("Texas's law")[4_736_286] == [0])
        #expect(hits("New Jersey’s law")[5_101_760] == [0])
    }

    @Test("abbreviations are, as they are written; those of two letters, of which every article has some, are not")
    func abbreviations() {
        let california: UInt32 = 5_332_921
        #expect(hits("Rain in Calif. and Ga. today")[california] == [8])
        #expect(hits("a calif. and CALIF")[california] == nil)
        #expect(hits("US troops in CA, and N.Y. too").isEmpty)
    }

    @Test("the title is the one that is given, or else the first line of several")
    func titles() {
        #expect(ids(read("Rain fell.", title: "Floods in Texas").title) == [4_736_286: [10]])
        #expect(ids(read("Floods in Texas\n\nRain fell in New Jersey.").title) == [4_736_286: [10]])
        #expect(ids(read("Rain fell in New Jersey.").title).isEmpty)
    }

    @Test("news of towns and news of nations sound different, in capitals too")
    func localness() {
        #expect(read("The MAYOR and the city council met.").localness > 0)
        #expect(read("The Prime Minister sent troops, Sen. Smith said.").localness < 0)
        #expect(read("He sang.").localness == 0)
    }
}

@Suite("Words that say nothing")
struct WordFilterTests {
    @Test("the words themselves are admitted in any case, and others mostly not")
    func admits() {
        var filter = WordFilter()
        for word in ["police", "mayor"] { filter.insert(word.utf8) }
        func admits(_ word: String) -> Bool {
            Array(word.utf8).withUnsafeBufferPointer { filter.admit($0, 0..<$0.count) }
        }
        #expect(admits("police") && admits("POLICE") && admits("Mayor"))
        #expect(!admits("the") && !admits("polices") && !admits("mayo") && !admits("x"))
    }
}
