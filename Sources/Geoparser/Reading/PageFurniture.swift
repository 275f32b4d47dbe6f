/// What a page prints around an article: page numbers, and running heads that return on every page.
enum PageFurniture {
    /// Replaces lines of furniture by as many spaces. O(n).
    static func blank(in bytes: inout [UInt8]) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.indices }
        let heads = lines.indices.filter { !lines[$0].isEmpty && lines[$0].count <= longestHead }
        var seen: [ArraySlice<UInt8>: [Int]] = [:]
        for number in heads {
            let text = bytes[trim(bytes, lines[number])]
            // Too few lines for a head that returns: only page numbers are left to look for.
            if text.isEmpty || heads.count < fewestReturns && !text.contains(where: { $0 &- 0x30 < 10 }) { continue }
            seen[withoutDigits(text), default: []].append(number)
        }
        var furniture: [Int] = []
        for (head, numbers) in seen {
            if head.isEmpty {
                furniture += numbers.filter { isolated($0, lines) }
            } else if numbers.count >= fewestReturns, isSpreadOut(numbers), !endsSentence(head) {
                furniture += numbers
            }
        }
        for number in furniture {
            for index in lines[number] { bytes[index] = 0x20 }
        }
    }

    private static let longestHead = 80
    /// A head that stands on three pages is no accident.
    private static let fewestReturns = 3

    private static func trim(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }

    /// 'Page 3 of 9' and 'Page 4 of 9' are the same head; a bare number is an empty one.
    private static func withoutDigits(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        ArraySlice(text.filter { !($0 >= 0x30 && $0 <= 0x39) && $0 != 0x20 && $0 != 0x2D })
    }

    private static func isolated(_ number: Int, _ lines: [Range<Int>]) -> Bool {
        (number == 0 || lines[number - 1].isEmpty) && (number + 1 >= lines.count || lines[number + 1].isEmpty)
    }

    /// Heads stand a page apart; a list's or a poem's lines follow each other.
    private static func isSpreadOut(_ numbers: [Int]) -> Bool {
        zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 >= 10 }
    }

    private static func endsSentence(_ head: ArraySlice<UInt8>) -> Bool {
        head.last == 0x2E || head.last == 0x3F || head.last == 0x21
    }
}
