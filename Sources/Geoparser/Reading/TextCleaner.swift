/// Mends what text carries from the page it was taken from, and keeps the way back to the given offsets.
///
/// Line breaks become `\n`; a word that was hyphenated at a line's end is joined again; addresses (URLs, e-mail) and page
/// furniture (page numbers, running heads) become spaces, so that nothing in them is read as a place.
struct TextCleaner {
    private var output: [UInt8] = []
    private var shifts: [ArticleText.Shift] = []

    static func clean(_ decoded: TextDecoder.Decoded) -> ArticleText {
        var bytes = decoded.bytes
        var shifts: [ArticleText.Shift] = []
        if decoded.skipped > 0 { shifts.append(ArticleText.Shift(clean: 0, given: decoded.skipped)) }
        if bytes.withUnsafeBufferPointer(needsMending) {
            var cleaner = TextCleaner()
            cleaner.copy(bytes, skipped: decoded.skipped)
            (bytes, shifts) = (cleaner.output, shifts + cleaner.shifts)
        }
        PageFurniture.blank(in: &bytes)
        Addresses.blank(in: &bytes)
        return ArticleText(bytes: bytes, shifts: shifts, hadByteOrderMark: decoded.skipped > 0)
    }

    /// Whether there is a carriage return, a form feed, or a hyphen at a line's end: most texts are taken as they are.
    private static func needsMending(_ given: UnsafeBufferPointer<UInt8>) -> Bool {
        if given.first(0x0D) != nil || given.first(0x0C) != nil { return true }
        var start = 0
        while let lineBreak = given.first(0x0A, from: start) {
            var end = lineBreak
            while end > start, given[end - 1] == 0x20 || given[end - 1] == 0x09 { end -= 1 }
            if end > start, given[end - 1] == 0x2D { return true }
            start = lineBreak + 1
        }
        return false
    }

    private mutating func copy(_ given: [UInt8], skipped: Int) {
        output.reserveCapacity(given.count)
        var index = 0
        func isLowercase(_ at: Int) -> Bool { at < given.count && given[at] >= 0x61 && given[at] <= 0x7A }
        func isLetter(_ at: Int) -> Bool { given.indices.contains(at) && Self.isWord(given[at]) }
        func drop(_ count: Int) {
            index += count
            shifts.append(ArticleText.Shift(clean: output.count, given: index + skipped))
        }
        var hyphenated: Set<ArraySlice<UInt8>>?
        while true {
            let stop = Self.nextStop(given, from: index)
            output += given[index..<stop]
            guard stop < given.count else { return }
            index = stop
            if given[index] == 0x0D, index + 1 < given.count, given[index + 1] == 0x0A {
                drop(1)
                continue
            }
            if given[index] == 0x2D {
                if isLetter(index - 1), let next = Self.afterLineBreak(given, index + 1), isLowercase(next) {
                    let known = hyphenated ?? Self.hyphenatedWords(given)
                    hyphenated = known
                    if known.contains(Self.joined(given, hyphen: index, next: next)) { output.append(0x2D) }
                    drop(next - index)
                    continue
                }
                output.append(0x2D)
            } else {
                output.append(0x0A)
            }
            index += 1
        }
    }

    /// The next carriage return, form feed or hyphen, or the end.
    private static func nextStop(_ given: [UInt8], from start: Int) -> Int {
        given.withUnsafeBufferPointer { given in
            var index = start
            while index < given.count, given[index] != 0x0D, given[index] != 0x0C, given[index] != 0x2D { index += 1 }
            return index
        }
    }

    /// The index after one line break (and blanks around it), if there is just one at `start`.
    private static func afterLineBreak(_ given: [UInt8], _ start: Int) -> Int? {
        var index = start
        var breaks = 0
        while index < given.count, [0x20, 0x09, 0x0D, 0x0A].contains(given[index]) {
            if given[index] == 0x0A { breaks += 1 }
            index += 1
        }
        return breaks == 1 ? index : nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    /// The words that the text has with a hyphen inside a line, so that one broken at the hyphen keeps it. O(n).
    private static func hyphenatedWords(_ given: [UInt8]) -> Set<ArraySlice<UInt8>> {
        Set(given.split { !isWord($0) && $0 != 0x2D }.filter { $0.count <= longestWord && $0.contains(0x2D) })
    }

    private static let longestWord = 64

    private static func joined(_ given: [UInt8], hyphen: Int, next: Int) -> ArraySlice<UInt8> {
        var start = hyphen
        while start > 0, hyphen - start < longestWord, isWord(given[start - 1]) { start -= 1 }
        var end = next
        while end < given.count, end - next < longestWord, isWord(given[end]) { end += 1 }
        return given[start...hyphen] + given[next..<end]
    }
}
