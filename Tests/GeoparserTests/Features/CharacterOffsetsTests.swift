import Testing

@testable import Geoparser

@Suite("Offsets in characters")
struct CharacterOffsetsTests {
    @Test("in any order, over texts of one to four bytes a character")
    func offsets() {
        let text = String(repeating: "Baku, Ağdam, 中国, 🌨 ", count: 60)
        var expected: [Int: Int] = [:]
        var clean = 0
        for (number, scalar) in text.unicodeScalars.enumerated() {
            expected[clean] = number
            clean += scalar.utf8.count
        }
        var offsets = CharacterOffsets(ArticleText(text))
        var generator = SystemRandomNumberGenerator()
        for (clean, number) in expected.shuffled(using: &generator) { #expect(offsets.offset(of: clean) == number) }
        for (clean, number) in expected.sorted(by: { $0.key < $1.key }) { #expect(offsets.offset(of: clean) == number) }
    }
}
