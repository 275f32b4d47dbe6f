import Mapping

/// What a page prints around an article: page numbers, and running heads that return on every page.
enum PageFurniture {
    /// Replaces lines of furniture by as many spaces. O(n log lines).
    static func blank(in bytes: inout [UInt8]) {
        let furniture = bytes.withUnsafeBufferPointer(find)
        for line in furniture {
            for index in line { bytes[index] = 0x20 }
        }
    }

    /// A line that is short enough.
    private struct Head {
        var number: Int
        var line: Range<Int>
    }

    private static func find(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        let heads = heads(in: bytes)
        guard !heads.isEmpty else { return [] }
        var furniture: [Range<Int>] = []
        var running: [Head] = []
        for head in heads {
            let text = trimmed(bytes, head.line)
            if text.isEmpty { continue }
            // Too few lines for a head that returns: only page numbers are left to look for.
            let areFew = heads.count < fewestReturns
            if !text.allSatisfy({ isNumber(bytes[$0]) }) {
                if !areFew { running.append(head) }
            } else if !areFew || text.contains(where: { isDigit(bytes[$0]) }), isIsolated(head.line, bytes) {
                furniture.append(head.line)
            }
        }
        return furniture + returning(running, in: bytes)
    }

    private static func heads(in bytes: UnsafeBufferPointer<UInt8>) -> [Head] {
        var heads: [Head] = []
        var number = 0
        var start = 0
        while start < bytes.count {
            let line = bytes.line(from: start)
            if !line.isEmpty, line.count <= longestHead { heads.append(Head(number: number, line: line)) }
            start = line.upperBound + 1
            number += 1
        }
        return heads
    }

    /// The heads that return, a page apart.
    private static func returning(_ heads: [Head], in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var seen: [[UInt8]: [Head]] = [:]
        for head in often(heads, in: bytes) {
            seen[trimmed(bytes, head.line).map { bytes[$0] }.filter { !isNumber($0) }, default: []].append(head)
        }
        return seen.filter { text, heads in
            heads.count >= fewestReturns && isSpreadOut(heads.map(\.number)) && !endsSentence(text)
        }.flatMap { $1.map(\.line) }
    }

    /// The heads whose hash is that of enough others, in order: nearly always none.
    private static func often(_ heads: [Head], in bytes: UnsafeBufferPointer<UInt8>) -> [Head] {
        guard heads.count >= fewestReturns else { return [] }
        let hashes = heads.map { hash(of: bytes, trimmed(bytes, $0.line)) }
        let order = heads.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
        var often: [Int] = []
        var start = 0
        for end in 1...order.count where end == order.count || hashes[order[end]] != hashes[order[start]] {
            if end - start >= fewestReturns { often += order[start..<end] }
            start = end
        }
        return often.sorted().map { heads[$0] }
    }

    /// 'Page 3 of 9' and 'Page 4 of 9' are the same head.
    private static func hash(of bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) -> UInt64 {
        var hash = StableHash()
        for index in text where !isNumber(bytes[index]) { hash.combine(bytes[index]) }
        return hash.value
    }

    private static let longestHead = 80
    /// A head that stands on three pages is no accident.
    private static let fewestReturns = 3

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Range<Int> {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Digits, and the blanks and hyphens around them.
    private static func isNumber(_ byte: UInt8) -> Bool { isDigit(byte) || byte == 0x20 || byte == 0x2D }

    /// Between empty lines, or an end of the text.
    private static func isIsolated(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (line.lowerBound < 2 || bytes[line.lowerBound - 2] == 0x0A)
            && (line.upperBound + 1 >= bytes.count || bytes[line.upperBound + 1] == 0x0A)
    }

    /// Heads stand a page apart; a list's or a poem's lines follow each other.
    private static func isSpreadOut(_ numbers: [Int]) -> Bool {
        zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 >= 10 }
    }

    private static func endsSentence(_ head: [UInt8]) -> Bool {
        head.last == 0x2E || head.last == 0x3F || head.last == 0x21
    }
}
