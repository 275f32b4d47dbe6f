/// Turns UTF-8 offsets of the clean text into offsets of the given text in characters, meaning Unicode code points.
///
/// The characters before each block of bytes are counted once, when they are first asked for.
struct CharacterOffsets {
    private static let blockSize = 256

    private let text: ArticleText
    /// Characters before each block.
    private var counts: [Int]
    /// The last offset that was asked for, and the characters before it.
    private var last = (clean: 0, characters: 0)

    init(_ text: ArticleText) {
        self.text = text
        counts = []
        counts.reserveCapacity(text.bytes.count / Self.blockSize + 1)
        counts.append(0)
    }

    /// O(1), and O(n) for all offsets together to count the blocks.
    mutating func offset(of clean: Int) -> Int {
        let characters = characters(before: clean)
        last = (clean, characters)
        return characters + text.droppedCharacters(before: clean)
    }

    private mutating func characters(before clean: Int) -> Int {
        if clean >= last.clean, clean - last.clean < Self.blockSize {
            return last.characters + characters(in: last.clean..<clean)
        }
        let block = clean / Self.blockSize
        while counts.count <= block {
            let start = (counts.count - 1) * Self.blockSize
            counts.append(counts[counts.count - 1] + characters(in: start..<start + Self.blockSize))
        }
        return counts[block] + characters(in: block * Self.blockSize..<clean)
    }

    /// Bytes that are not the second or a later one of a character, in a range of at most a block.
    private func characters(in range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= text.bytes.count, "outside the article")
        return text.bytes.withUnsafeBytes { bytes in
            // Sums by position in a word: of the words of a block, 32 at most, none overflows.
            var later: UInt64 = 0
            var index = range.lowerBound
            while index + 8 <= range.upperBound {
                // Eight bytes at once: the top bit of each that has this bit and not the next one.
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                later &+= (word & ~(word << 1) & 0x8080_8080_8080_8080) >> 7
                index += 8
            }
            let pairs = (later & 0x00FF_00FF_00FF_00FF) &+ (later >> 8 & 0x00FF_00FF_00FF_00FF)
            var sum = Int((pairs &* 0x0001_0001_0001_0001) >> 48)
            while index < range.upperBound {
                if bytes[index] & 0xC0 == 0x80 { sum += 1 }
                index += 1
            }
            return range.count - sum
        }
    }
}
