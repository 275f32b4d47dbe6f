/// Puts annotations onto the words that they were made for, where offsets have drifted.
struct Anchoring {
    private let text: [UInt8]
    private let offsets: CodePointOffsets
    private var taken: Set<Int> = []
    private(set) var reanchored = 0

    init(_ text: [UInt8]) {
        self.text = text
        offsets = CodePointOffsets(text)
    }

    /// The byte range of an annotation, given its code-point offsets and its words; nil when the words are not there.
    /// Where the offsets are wrong, the nearest occurrence that no annotation has yet is taken. O(text) then, else O(words).
    mutating func anchor(start: Int, end: Int, words: String) -> Range<Int>? {
        let words = Array(words.utf8)
        guard !words.isEmpty else { return offsets.byteRange(start, end) }
        if let range = offsets.byteRange(start, end), text[range].elementsEqual(words) {
            taken.insert(range.lowerBound)
            return range
        }
        let wanted = offsets.nearestByte(start)
        let places = occurrences(of: words)
        let free = places.filter { !taken.contains($0) }
        let nearest = (free.isEmpty ? places : free).min { abs($0 - wanted) < abs($1 - wanted) }
        guard let nearest else { return nil }
        taken.insert(nearest)
        reanchored += 1
        return nearest..<nearest + words.count
    }

    /// Where the words stand as whole words; anywhere, if nowhere as such.
    private func occurrences(of words: [UInt8]) -> [Int] {
        guard words.count <= text.count else { return [] }
        var found: [Int] = []
        var whole: [Int] = []
        for start in 0...(text.count - words.count)
        where text[start] == words[0] && text[start..<start + words.count].elementsEqual(words) {
            found.append(start)
            let end = start + words.count
            let isOpen = start > 0 && Self.isWordByte(text[start - 1])
            let isContinued = end < text.count && Self.isWordByte(text[end])
            if !isOpen && !isContinued { whole.append(start) }
        }
        return whole.isEmpty ? found : whole
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0xC3 && byte < 0xE0 || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
            || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
