import Testing

@testable import Geoparser

@Suite("Where a text names divisions")
struct DivisionHitsTests {
    private func hits(_ hits: [(UInt32, Int)], before end: Int = .max) -> DivisionHits {
        var all = DivisionHits()
        all.replace(by: [DivisionHit(row: 1, position: 1)])
        all.replace(by: hits.map { DivisionHit(row: $0.0, position: $0.1) }.sorted(), before: end)
        return all
    }

    @Test("a division is named as often as it stands outside the name, and as near as the nearest")
    func naming() throws {
        let all = hits([(7, 300), (7, 10), (9, 50), (7, 100)])
        let naming = try #require(all.naming(of: 7, outside: 95..<105))
        #expect(naming.count == 2)
        #expect(naming.distance == 85)
        #expect(all.naming(of: 9, outside: 40..<60) == nil)
        #expect(all.naming(of: 8, outside: 0..<1) == nil)
    }

    @Test("two names with one beginning name a division once")
    func once() {
        #expect(hits([(7, 300), (7, 10), (7, 300)]).naming(of: 7, outside: 0..<1)?.count == 2)
    }

    @Test("rows that share a bit are told apart, and what was there before is gone")
    func contains() {
        let all = hits([(7, 300), (7 + 64, 10)])
        #expect(all.contains(7) && all.contains(7 + 64))
        #expect(!all.contains(7 + 128) && !all.contains(1) && !all.contains(Candidate.none))
    }

    @Test("only the hits before a position are taken")
    func before() {
        let all = hits([(7, 300), (9, 10)], before: 300)
        #expect(all.contains(9) && !all.contains(7))
    }
}
