import Gazetteer
import Testing

@testable import Geoparser

@Suite("What is kept for rows")
struct RowCacheTests {
    @Test("of the rows that share a pair of slots the last two are kept")
    func pairs() {
        var cache = RowCache<String>(slots: 16)
        let sharing = [3, 11, 19].map { PlaceRow(rawValue: $0) }
        #expect(cache[sharing[0]] == nil)
        for row in sharing { cache.keep("row \(row.rawValue)", for: row) }
        #expect(sharing.map { cache[$0] } == [nil, "row 11", "row 19"])
        #expect(cache[PlaceRow(rawValue: 4)] == nil)
    }

    @Test("what is kept again is what is found")
    func again() {
        var cache = RowCache<Int>()
        let row = PlaceRow(rawValue: 8191)
        cache.keep(1, for: row)
        cache.keep(2, for: row)
        #expect(cache[row] == 2)
    }
}
