/// Where an article was filed from: `BAKU, Azerbaijan, Sept 27 (Reuters) —` before its first sentence.
public enum Dateline {
    /// The UTF-8 byte range of the dateline's place names, without date, agency and dash; nil if there is none.
    /// Only the first lines are looked at. O(1)
    public static func find(in text: ArticleText) -> Range<Int>? {
        text.bytes.withUnsafeBufferPointer { find(in: $0) }
    }

    private static func find(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var start = 0
        for _ in 0..<lines where start < bytes.count {
            let end = bytes.line(from: start).upperBound
            let line = start..<min(end, start + longest)
            if let dash = dash(in: bytes, line), let range = places(in: bytes[start..<dash]) { return range }
            start = end + 1
        }
        return nil
    }

    private static let lines = 8
    /// The most bytes that a dateline with its dash takes.
    private static let longest = 96

    /// The first dash that stands between blanks, or a dash of any kind after a closing bracket.
    private static func dash(in bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int? {
        for index in line {
            let byte = bytes[index]
            if byte == 0x2D, index > line.lowerBound, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x29 {
                return index
            }
            // An en or an em dash.
            if byte == 0xE2, index + 2 < line.upperBound, bytes[index + 1] == 0x80,
                bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94
            {
                return index
            }
        }
        return nil
    }

    /// The part before the agency's bracket and the date, if its first word is in capitals, or an agency follows.
    private static func places(in head: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int>? {
        let bracket = head.firstIndex(of: 0x28)
        var end = bracket ?? head.endIndex
        if let digit = head[..<end].firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }) {
            end = head[..<digit].lastIndex(of: 0x2C) ?? digit
        }
        while end > head.startIndex, [0x20, 0x2C, 0x2A].contains(head[end - 1]) { end -= 1 }
        var start = head.startIndex
        while start < end, [0x20, 0x2A, 0x5F].contains(head[start]) { start += 1 }
        guard start < end else { return nil }
        let firstWord = head[start..<end].prefix { $0 != 0x20 && $0 != 0x2C }
        let isCapitals = firstWord.count >= 3 && firstWord.allSatisfy { !($0 >= 0x61 && $0 <= 0x7A) }
        let isName = firstWord.first.map { ($0 >= 0x41 && $0 <= 0x5A) || $0 >= 0x80 } ?? false
        let words = head[start..<end].split(separator: 0x20).count
        guard words <= 8, isCapitals || (isName && bracket != nil) else { return nil }
        return start..<end
    }
}
