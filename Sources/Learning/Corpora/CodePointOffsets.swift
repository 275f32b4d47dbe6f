/// Corpora count offsets in Unicode code points; the house counts UTF-8 bytes.
struct CodePointOffsets {
    /// The byte offset of each code point, and the text's length at the end.
    private let bytes: [Int]

    /// O(bytes).
    init(_ text: [UInt8]) {
        var bytes: [Int] = []
        bytes.reserveCapacity(text.count + 1)
        for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 { bytes.append(offset) }
        bytes.append(text.count)
        self.bytes = bytes
    }

    /// The number of code points.
    var count: Int { bytes.count - 1 }

    /// The byte range of a code-point range; nil when it is empty, reversed or outside the text. O(1).
    func byteRange(_ start: Int, _ end: Int) -> Range<Int>? {
        guard start >= 0, start < end, end <= count else { return nil }
        return bytes[start]..<bytes[end]
    }

    /// The byte offset nearest to a code-point offset, which may lie outside. O(1).
    func nearestByte(_ offset: Int) -> Int { bytes[min(max(offset, 0), count)] }

    /// The code-point offset of a byte offset at a code point's start. O(log n).
    func codePoint(atByte offset: Int) -> Int {
        var low = 0
        var high = bytes.count
        while low < high {
            let middle = (low + high) / 2
            if bytes[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
