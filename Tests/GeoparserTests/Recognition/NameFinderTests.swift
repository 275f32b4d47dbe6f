import Testing

@testable import Geoparser

@Suite("Known names in a text")
struct NameFinderTests {
    private let world: PreparedSmallWorld

    init() throws { world = try PreparedSmallWorld() }

    private func names(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        let prepared = world.prepare(bytes)
        return prepared.knownNames.map { String(decoding: bytes[prepared.byteRange($0.tokens)], as: UTF8.self) }
    }

    @Test("the longest is found, and none within it")
    func longest() {
        #expect(names(in: "From New York to Los Angeles and to York.") == ["New York", "Los Angeles"])
    }

    @Test("they are found whole wherever they stand among the words that are looked up at once")
    func blocks() {
        for before in NameStart.most - 3...NameStart.most + 3 {
            let words = Array(repeating: "Qwertz", count: before).joined(separator: " ")
            #expect(
                names(in: words + " New York, Los Angeles.") == ["New York", "Los Angeles"], "after \(before) words")
        }
    }

    @Test("what was looked up for one article is known to the next")
    func again() {
        let bytes = Array("From New York to Los Angeles.".utf8)
        var text = PreparedText()
        var found: [[Range<Int>]] = []
        for _ in 0..<2 {
            world.prepare(bytes, &text)
            found.append(text.knownNames.map(\.tokens))
        }
        #expect(found[0].count == 2)
        #expect(found[0] == found[1])
    }

    @Test("a span may hold places when a known name is a part of it, not when it is the whole or none is known")
    func partsOfSpans() {
        func mayHold(_ text: String) -> Bool {
            let prepared = world.prepare(Array(text.utf8))
            return prepared.mayHoldPlaces(prepared.tokens.indices)
        }
        #expect(mayHold("Los Angeles Police"))
        #expect(mayHold("University of Gyumri"))
        #expect(!mayHold("Los Angeles"))
        #expect(!mayHold("Qwertz Uiop"))
    }
}
