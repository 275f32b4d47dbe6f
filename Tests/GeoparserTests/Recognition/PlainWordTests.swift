import Testing

@testable import Geoparser

@Suite("Words that are cut at once")
struct PlainWordTests {
    @Test(
        "say what they say when they are read letter by letter",
        arguments: [
            "a", "A", "at", "At", "the", "The", "town", "Town", "village", "Village", "district", "District",
            "Karabakhi",
            "Stepanakert", "floods", "neighbourliness",
        ])
    func words(word: String) throws {
        let token = try #require(cut(word + " stood behind it"))
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
            "internationalists ",
        ])
    func others(text: String) {
        #expect(cut(text + " and so on, and so on") == nil)
    }

    @Test("end before a sentence's stop, and are none where the text's end is near")
    func ends() {
        #expect(cut("Terter. And so on.")?.end == 6)
        #expect(cut("Terter, and so on.")?.end == 6)
        #expect(cut("Terter, Gyumri") == nil)
        #expect(cut("") == nil)
    }

    private func cut(_ text: String) -> Token? {
        Array(text.utf8).withUnsafeBufferPointer { PlainWord.token($0, from: 0) }
    }
}
