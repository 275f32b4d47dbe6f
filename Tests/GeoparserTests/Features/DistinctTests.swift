import Testing

@testable import Geoparser

@Suite("Values, each once")
struct DistinctTests {
    @Test("few and many alike: positions by the first appearance")
    func positions() {
        var distinct = Distinct<Int>()
        for round in 0..<2 {
            for value in 0..<100 {
                let (position, isNew) = distinct.insert(value * 7)
                #expect(position == value)
                #expect(isNew == (round == 0))
            }
        }
        #expect(distinct.values == (0..<100).map { $0 * 7 })
        distinct.removeAll()
        #expect(distinct.insert(14) == (0, true))
    }
}
