import Testing

@testable import Geoparser

@Suite("What the text says is around a place")
struct NamedParentTests {
    @Test(
        "prepositions, commas and brackets say it",
        arguments: [
            (" in ", NamedParent.preposition), (", in ", .preposition), (" near the ", .preposition),
            (" in northern ", .preposition), (", ", .comma), (" (", .comma), (",\n", .comma),
        ])
    func links(gap: String, link: NamedParent) {
        #expect(read(gap) == link)
    }

    @Test(
        "other words and signs do not",
        arguments: ["", " ", " and ", "; ", ", and ", " said that in ", ". In ", " — "])
    func others(gap: String) {
        #expect(read(gap) == nil)
    }

    @Test("no byte outside the gap is read as a part of it")
    func edges() {
        #expect(read(" in", after: "side ") == nil)
        #expect(read(" near", after: "by ") == nil)
    }

    private func read(_ gap: String, after: String = "Ontario") -> NamedParent? {
        Array("Zorvanna\(gap)\(after)".utf8).withUnsafeBufferPointer {
            NamedParent($0, between: 8..<8 + gap.utf8.count, PlaceWords.shared)
        }
    }
}
