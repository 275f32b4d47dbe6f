/// Turns UTF-8 offsets of the clean text into offsets of the given text in characters, meaning Unicode code points.
///
/// The characters before each block of bytes are counted once, when they are first asked for.
struct CharacterOffsets {
    private static let blockSize = 256

    private let text: ArticleText
    /// Characters before each block.
    private var counts: [Int] = [0]

    init(_ text: ArticleText) {
        self.text = text
    }

    /// O(1), and O(n) for all offsets together to count the blocks.
    mutating func offset(of clean: Int) -> Int {
        let block = clean / Self.blockSize
        while counts.count <= block {
            let start = (counts.count - 1) * Self.blockSize
            counts.append(counts[counts.count - 1] + characters(in: start..<start + Self.blockSize))
        }
        return counts[block] + characters(in: block * Self.blockSize..<clean) + text.droppedCharacters(before: clean)
    }

    private func characters(in range: Range<Int>) -> Int {
        text.bytes[range].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    }
}
