/// The lines between `---` and `---` at the top of a Markdown file: `key: value`, as static site generators have them.
struct FrontMatter {
    /// Keys in lower case.
    private(set) var values: [String: String] = [:]

    private static let longest = 200

    /// Whether a file that begins with `---` goes on as front matter does.
    static func begins(_ start: ArraySlice<UInt8>) -> Bool {
        let lines = start.split(separator: 0x0A, maxSplits: 2)
        return lines.count > 1 && entry(lines[1]) != nil
    }

    /// Takes the front matter off the lines, if there is any.
    init(takenFrom lines: inout ArraySlice<ArraySlice<UInt8>>) {
        guard lines.first?.trimmed.elementsEqual("---".utf8) == true else { return }
        let body = lines.dropFirst()
        guard
            let end = body.prefix(Self.longest).firstIndex(where: {
                $0.trimmed.elementsEqual("---".utf8) || $0.trimmed.elementsEqual("...".utf8)
            })
        else { return }
        for line in body[..<end] {
            guard let (key, value) = Self.entry(line), values[key] == nil else { continue }
            values[key] = value
        }
        lines = lines[(end + 1)...]
    }

    /// A key at the line's beginning, and what follows without its quotes.
    private static func entry(_ line: ArraySlice<UInt8>) -> (key: String, value: String)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex <= 40 else { return nil }
        let key = line[..<colon]
        guard !key.isEmpty, key.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x5F || $0 == 0x2D })
        else { return nil }
        var value = line[(colon + 1)...].trimmed
        if value.count >= 2, let quote = value.first, quote == value.last, quote == 0x22 || quote == 0x27 {
            value = value.dropFirst().dropLast()
        }
        return (key.string.lowercased(), value.string)
    }
}
