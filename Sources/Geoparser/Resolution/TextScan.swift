import Gazetteer
import Mapping

/// Countries and ADM1s that a text names anywhere, mentions or not: "the Louisiana State Police".
struct TextScan: Sendable {
    struct Hit: Sendable {
        var row: UInt32
        var position: Int
    }

    private(set) var hits: [Hit] = []
    private var townWords: Float = 0
    private var nationWords: Float = 0

    /// How local the news sounds: 1 for words of towns only (council, school, mayor), -1 for words of states and nations
    /// only (minister, troops, parliament), 0 for neither.
    var localness: Float { (townWords - nationWords) / (townWords + nationWords + 3) }

    /// Looks up every run of one to three capitalised words. O(bytes).
    init(_ bytes: [UInt8], gazetteer: Gazetteer, scratch: inout ResolutionScratch) {
        var run: [Range<Int>] = []
        var index = 0
        while let word = WordScanner.next(bytes, &index) {
            let joins = run.last.map { word.lowerBound == $0.upperBound + 1 && bytes[$0.upperBound] == 0x20 } ?? false
            if !joins || !WordScanner.isCapital(bytes[word.lowerBound]) {
                look(up: run, bytes, gazetteer, &scratch)
                run.removeAll(keepingCapacity: true)
            }
            if WordScanner.isCapital(bytes[word.lowerBound]) { run.append(word) }
            switch PlaceWords.shared.meaning(Surroundings.lowerHash(bytes, word))?.sphere {
            case .town?: townWords += 1
            case .nation?, .state?: nationWords += 1
            case nil: break
            }
        }
        look(up: run, bytes, gazetteer, &scratch)
    }

    private mutating func look(
        up run: [Range<Int>], _ bytes: [UInt8], _ gazetteer: Gazetteer, _ scratch: inout ResolutionScratch
    ) {
        for start in run.indices {
            var hash = StableHash()
            for end in start..<min(run.count, start + 3) {
                hash.combine(
                    bytes[(end == start ? run[end].lowerBound : run[end - 1].upperBound)..<run[end].upperBound])
                let range = run[start].lowerBound..<WordScanner.withoutPossessive(bytes, run[end]).upperBound
                switch scratch.divisions(bytes, range, hash: hash.value, gazetteer) {
                case .none: break
                case .one(let row): hits.append(Hit(row: row, position: range.lowerBound))
                case .several(let rows): hits += rows.map { Hit(row: $0, position: range.lowerBound) }
                }
            }
        }
    }
}

/// Words of a text by their bytes.
enum WordScanner {
    /// The next word from `index` on: letters, digits and what is not ASCII, with full stops, apostrophes, hyphens and `&`
    /// inside, and a full stop behind initials and short words ("N.Y.", "Calif.").
    static func next(_ bytes: [UInt8], _ index: inout Int) -> Range<Int>? {
        while index < bytes.count, !isLetter(bytes[index]) || isQuote(bytes, index) { index += 1 }
        guard index < bytes.count else { return nil }
        let start = index
        var hasStop = false
        while index < bytes.count {
            let byte = bytes[index]
            if isLetter(byte), !isQuote(bytes, index) {
                index += 1
            } else if byte == UInt8(ascii: "."), index - start <= 6,
                index + 1 < bytes.count && isCapital(bytes[index + 1]) || hasStop || isCapital(bytes[start])
            {
                hasStop = true
                index += 1
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "&"),
                index + 1 < bytes.count, isLetter(bytes[index + 1])
            {
                index += 1
            } else {
                break
            }
        }
        return start..<index
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool {
        byte &- 0x61 < 26 || byte &- 0x41 < 26 || byte &- 0x30 < 10 || byte >= 0x80
    }

    @inline(__always)
    static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 || byte >= 0xC3 && byte != 0xE2 }

    /// A byte of a typographic dash or quotation mark, U+2010 … U+201F (E2 80 90 … 9F) without the apostrophe’s use inside words.
    private static func isQuote(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard bytes[index] >= 0x80 else { return false }
        for start in max(0, index - 2)...index where bytes[start] == 0xE2 {
            guard start + 2 < bytes.count, bytes[start + 1] == 0x80, index <= start + 2 else { continue }
            let isApostropheInWord =
                bytes[start + 2] == 0x99 && start + 3 < bytes.count && isLetter(bytes[start + 3])
                && bytes[start + 3] < 0x80
            if (0x90...0x9F).contains(bytes[start + 2]) && !isApostropheInWord { return true }
        }
        return false
    }

    static func withoutPossessive(_ bytes: [UInt8], _ word: Range<Int>) -> Range<Int> {
        guard word.count > 2, bytes[word.upperBound - 1] == UInt8(ascii: "s") else { return word }
        if bytes[word.upperBound - 2] == UInt8(ascii: "'") { return word.lowerBound..<word.upperBound - 2 }
        if word.count > 4, bytes[word.upperBound - 2] == 0x99, bytes[word.upperBound - 3] == 0x80 {
            return word.lowerBound..<word.upperBound - 4
        }
        return word
    }
}
