import Testing

@testable import Geoparser

@Suite("The table of hashes")
struct HashTableTests {
    @Test("it holds what a dictionary holds, also for keys that share their low bits", arguments: [UInt64(1), 2, 3])
    func likeADictionary(seed: UInt64) {
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 20
        }
        var table = HashTable<Int>()
        var dictionary: [UInt64: Int] = [:]
        for value in 0..<5000 {
            let key = next() % 3000 << (value % 3 == 0 ? 16 : 0)
            table.set(key, value)
            dictionary[key] = value
        }
        #expect(table.count == dictionary.count)
        for (key, value) in dictionary { #expect(table[key] == value) }
        #expect(table[3001] == dictionary[3001])
        table.removeAll()
        #expect(table.count == 0)
        #expect(dictionary.keys.allSatisfy { table[$0] == nil })
    }
}
