import Testing

@testable import Geoparser

@Suite("Words that are cut at once")
struct PlainWordTests {
    @Test(
        "say what they say when they are read letter by letter",
        arguments: ["a", "A", "at", "At", "the", "The", "town", "Town", "Stepanakert", "floods"])
    func words(word: String) throws {
        let token = try #require(cut(word + " stood"))
        var builder = WordBuilder()
        for byte in word.utf8 { builder.add(UInt32(byte), byte < 0x60 ? .upper : .lower) }
        let other = builder.token(from: 0, to: word.utf8.count)
        #expect(token.range == other.range)
        #expect(token.word == other.word)
        #expect(token.head == other.head)
        #expect(token.tail == other.tail)
        #expect(token.shape == other.shape)
        #expect(token.flags == other.flags)
    }

    @Test(
        "are no words that may go on, and none with other letters",
        arguments: [
            "USA ", "U.S. ", "a.m. ", "www.example.org", "mayor's ", "Nagorno-\nKarabakh", "Iğdır ", "B2 ", "http://x",
        ])
    func others(text: String) {
        #expect(cut(text) == nil)
    }

    @Test("end with the text, and before a sentence's stop")
    func ends() {
        #expect(cut("Terter")?.end == 6)
        #expect(cut("Terter.")?.end == 6)
        #expect(cut("Terter, Gyumri")?.end == 6)
    }

    private func cut(_ text: String) -> Token? {
        Array(text.utf8).withUnsafeBufferPointer { PlainWord.token($0, from: 0) }
    }
}
