import Testing

@testable import Geoparser

@Suite("Words that can be part of a mention")
struct ActivityTests {
    private let world: PreparedSmallWorld

    init() throws { world = try PreparedSmallWorld() }

    /// The stretches that are left when common words are passed over.
    private func scored(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var prepared = world.prepare(bytes)
        prepared.passOverCommonWords()
        return prepared.segments.map { String(decoding: bytes[prepared.byteRange($0)], as: UTF8.self) }
    }

    @Test(
        "common words by themselves are passed over at a sentence's beginning, though a place bears them; other names are not"
    )
    func commonWords() {
        #expect(scored("Strikes go on. In the end it rained.").isEmpty)
        #expect(world.stretches("Strikes go on. In the end it rained.") == ["Strikes", "In"])
        #expect(scored("Gyumri rests. In the end he saw Baku today.") == ["Gyumri", "Baku"])
        #expect(scored("He saw it. NICE it was.").contains("NICE"))
    }

    @Test("a full stop behind a short word may be an abbreviation's and join names, behind a longer one it ends them")
    func fullStops() {
        #expect(world.stretches("it is in Calif. Texas too").contains("Calif. Texas"))
        #expect(world.stretches("it is in Nevada. Texas too").contains("Nevada"))
    }

    @Test(
        """
        a line whose only capital is that of a short first word was taken for one without capitals, and its “us” for Us \
        in France
        """)
    func shortFirstWord() {
        #expect(world.stretches("He told us that the water would rise until the morning") == ["He"])
        #expect(world.stretches("It rained.\nTo us the water seemed to rise until the morning").contains("To"))
    }

    @Test("in a line without capitals every word can be, also where a lone “I” is the only one")
    func caseless() {
        let line = "water would rise until the morning in texas"
        #expect(world.stretches(line) == [line])
        #expect(world.stretches("and I saw that " + line) == ["and I saw that " + line])
    }
}
