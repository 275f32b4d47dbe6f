import Gazetteer
import SmallWorld
import Testing

@testable import Geoparser

@Suite("Divisions that a text names")
struct TextScanTests {
    private let gazetteer: Gazetteer

    init() throws {
        gazetteer = try SmallWorld.gazetteer()
    }

    private func scan(_ text: String, _ cache: inout DivisionCache) -> TextScan {
        var scan = TextScan()
        Array(text.utf8).withUnsafeBufferPointer { scan.read($0, .shared, gazetteer, &cache) }
        return scan
    }

    /// The ids of the divisions, and where they stand.
    private func hits(_ text: String) -> [UInt32: [Int]] {
        var cache = DivisionCache()
        let first = scan(text, &cache).hits
        #expect(scan(text, &cache).hits == first)
        return Dictionary(grouping: first) { gazetteer[PlaceRow(rawValue: $0.row)].id.rawValue }
            .mapValues { $0.map(\.position) }
    }

    @Test("they are found in runs of one to three capitalised words")
    func runs() {
        #expect(hits("the Texas State Police")[4_736_286] == [4])
        #expect(hits("Old New Jersey Police")[5_101_760] == [4])
        #expect(hits("in the United States of old")[6_252_001] == [7])
        #expect(hits("New; Jersey").isEmpty)
        #expect(hits("texas").isEmpty)
    }

    @Test("a possessive ending is no part of them")
    func possessives() {
        #expect(hits("Texas's law")[4_736_286] == [0])
        #expect(hits("New Jersey’s law")[5_101_760] == [0])
    }

    @Test("news of towns and news of nations sound different, in capitals too")
    func localness() {
        var cache = DivisionCache()
        #expect(scan("The MAYOR and the city council met.", &cache).localness > 0)
        #expect(scan("The Prime Minister sent troops, Sen. Smith said.", &cache).localness < 0)
        #expect(scan("He sang.", &cache).localness == 0)
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
