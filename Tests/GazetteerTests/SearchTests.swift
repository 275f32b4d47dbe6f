import Gazetteer
import SmallWorld
import Testing

@Suite("Search")
struct SearchTests {
    let world: World
    var gazetteer: Gazetteer { world.gazetteer }

    init() throws {
        world = try World()
    }

    @Test(
        "finds letter for letter, folded, transliterated and misspelt names, in that order",
        arguments: [
            ("Paris", 2_968_815, SearchHit.Match.exact), ("Los Ángeles", 5_368_361, .exact),
            ("los angeles", 5_368_361, .folded), ("ГЮМРИ", 616_635, .folded),
            ("Арцах", 2_200_000_001, .transliterated),
            ("Тертер", 585_226, .exact), ("Ерван", 616_052, .fuzzy(edits: 1)), ("Ньюарк", 5_101_798, .fuzzy(edits: 2)),
            ("Миссоури", 4_398_678, .transliterated), ("Stepanakirt", 586_523, .fuzzy(edits: 1)),
            ("Gymuri", 616_635, .fuzzy(edits: 1)), ("Stepnakrt", 586_523, .fuzzy(edits: 2)),
        ])
    func finds(_ name: String, _ id: UInt32, _ match: SearchHit.Match) {
        let hit = gazetteer.search(name, limit: 5).first
        #expect(hit.map { gazetteer[$0.row].id.rawValue } == id)
        #expect(hit?.match == match)
    }

    @Test("finds nothing for what is like no name", arguments: ["Атлантида", "Qwertyuiop", "亜特蘭蒂斯", "Xx"])
    func findsNothing(_ name: String) {
        #expect(gazetteer.search(name, limit: 5).isEmpty)
    }

    @Test("keeps to the limit, and finds nothing for nothing")
    func limits() {
        #expect(gazetteer.search("Paris", limit: 2).count == 2)
        #expect(gazetteer.search("Paris", limit: 0).isEmpty)
        #expect(gazetteer.search("", limit: 5).isEmpty)
        #expect(gazetteer.search("—", limit: 5).isEmpty)
    }
}
