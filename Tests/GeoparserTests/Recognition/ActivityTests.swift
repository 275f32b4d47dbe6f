import Testing

@testable import Geoparser

@Suite("Words that can be part of a mention")
struct ActivityTests {
    private let world: PreparedSmallWorld

    init() throws { world = try PreparedSmallWorld() }

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
