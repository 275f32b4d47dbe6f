/// Markdown's text without its marks (CommonMark's common part; tables and strikethrough as GitHub has them).
enum MarkdownText {
    /// O(n)
    static func plain(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [UInt8] {
        var text: [UInt8] = []
        var isFenced = false
        var isComment = false
        for line in lines {
            var line = line
            if line.last == 0x0D { line.removeLast() }
            let visible = line.trimmed
            if visible.starts(with: Array("```".utf8)) || visible.starts(with: Array("~~~".utf8)) {
                isFenced.toggle()
                continue
            }
            if isFenced {
                text += line + [0x0A]
                continue
            }
            if isComment || visible.starts(with: Array("<!--".utf8)) {
                isComment = visible.range(of: Array("-->".utf8)) == nil
                continue
            }
            if isRule(visible) || isDefinition(visible) { continue }
            text += inline(withoutPrefix(visible)) + [0x0A]
        }
        return text
    }

    /// A line of nothing but `---`, `===`, `***`, `|---|:--|`: a rule, an underline, a table's second row.
    private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        line.count >= 2 && line.allSatisfy { [0x2D, 0x3D, 0x2A, 0x5F, 0x7C, 0x3A, 0x20].contains($0) }
    }

    /// `[1]: https://…`, where a link leads or a picture is.
    private static func isDefinition(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == 0x5B, let close = line.prefix(200).firstIndex(of: 0x5D) else { return false }
        return line[close...].dropFirst().first == 0x3A && line.dropFirst().first != 0x5E
    }

    /// Without the marks of headings, quotations and lists.
    private static func withoutPrefix(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while line.first == 0x3E { line = line.dropFirst().drop { $0 == 0x20 } }
        let hashes = line.prefix { $0 == 0x23 }.count
        if (1...6).contains(hashes), line.dropFirst(hashes).first.map({ $0 == 0x20 }) ?? true {
            line = line.dropFirst(hashes).trimmed
            let end = line.reversed().drop { $0 == 0x23 }.count
            if end < line.count, end == 0 || line[line.startIndex + end - 1] == 0x20 { line = line.prefix(end).trimmed }
            return line
        }
        if let mark = line.first, [0x2D, 0x2A, 0x2B].contains(mark), line.dropFirst().first == 0x20 {
            return line.dropFirst(2).trimmed
        }
        return line
    }

    /// Emphasis, code, links, pictures, tags and escapes inside a line.
    private static func inline(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        /// Where the text of links that may end here began, and whether it is a picture's.
        var brackets: [(start: Int, isPicture: Bool)] = []
        let bytes = Array(line)
        let isTable = bytes.first == 0x7C
        /// The next `>`, once it was looked for.
        var close = 0
        var index = 0
        func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x5C where isPunctuation(next(1)):
                output.append(next(1))
                index += 2
            case 0x21 where next(1) == 0x5B:
                brackets.append((output.count, true))
                index += 2
            case 0x5B:
                brackets.append((output.count, false))
                output.append(byte)
                index += 1
            case 0x5D where !brackets.isEmpty:
                let bracket = brackets.removeLast()
                index += 1
                let isNote = !bracket.isPicture && bracket.start + 1 < output.count && output[bracket.start + 1] == 0x5E
                let target = target(bytes, index)
                if bracket.isPicture || isNote {
                    output.removeSubrange(bracket.start...)
                } else if target != nil {
                    output.remove(at: bracket.start)
                    // There are no links inside links; this also keeps the whole linear.
                    brackets = []
                } else {
                    output.append(byte)
                }
                index = target ?? index
            case 0x3C where isTag(next(1)):
                while close < index || (close < bytes.count && bytes[close] != 0x3E) { close += 1 }
                if close < bytes.count, close - index < longestTag {
                    index = close + 1
                } else {
                    output.append(byte)
                    index += 1
                }
            case 0x7C where isTable:
                output.append(0x09)
                index += 1
            case 0x2A, 0x60, 0x7E:
                let run = bytes[index...].prefix { $0 == byte }.count
                // A star or a tilde between blanks, and a lone tilde, are themselves.
                let isText = byte != 0x60 && (index == 0 || bytes[index - 1] <= 0x20) && next(run) <= 0x20
                if isText || (byte == 0x7E && run == 1) { output += bytes[index..<index + run] }
                index += run
            case 0x5F:
                let run = bytes[index...].prefix { $0 == byte }.count
                let isInWord = index > 0 && isWord(bytes[index - 1]) && isWord(next(run))
                if isInWord { output += bytes[index..<index + run] }
                index += run
            default:
                output.append(byte)
                index += 1
            }
        }
        return output
    }

    private static let longestTag = 1000

    /// The index after `(https://… "title")` or `[reference]`, where a link's text is followed by it.
    private static func target(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start < bytes.count, bytes[start] == 0x28 || bytes[start] == 0x5B else { return nil }
        let (open, close): (UInt8, UInt8) = bytes[start] == 0x28 ? (0x28, 0x29) : (0x5B, 0x5D)
        var depth = 0
        for index in start..<min(bytes.count, start + longestTarget) {
            if bytes[index] == open { depth += 1 }
            if bytes[index] == close { depth -= 1 }
            if depth == 0 { return index + 1 }
            if depth > deepestTarget { return nil }
        }
        return nil
    }

    private static let longestTarget = 2048
    private static let deepestTarget = 32

    private static func isTag(_ byte: UInt8) -> Bool {
        byte == 0x2F || byte == 0x21 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !isWord(byte)
    }
}
