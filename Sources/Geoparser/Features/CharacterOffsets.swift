/// Turns UTF-8 offsets of the clean text into offsets of the given text in characters, meaning Unicode code points.
///
/// Offsets that come in rising order cost O(n) together.
struct CharacterOffsets {
    private let text: ArticleText
    private var byte = 0
    private var characters = 0

    init(_ text: ArticleText) {
        self.text = text
    }

    mutating func offset(of clean: Int) -> Int {
        if clean < byte { (byte, characters) = (0, 0) }
        while byte < clean {
            if text.bytes[byte] & 0xC0 != 0x80 { characters += 1 }
            byte += 1
        }
        return characters + text.droppedCharacters(before: clean)
    }
}
