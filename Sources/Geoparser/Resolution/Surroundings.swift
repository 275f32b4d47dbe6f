import Gazetteer
import Mapping

/// What stands beside a mention: the words before and after, and the places that it is said to lie in.
struct Surroundings: Sendable {
    /// Places named as the one around: "Bangor, Maine", "Bangor (Maine)".
    var parents: [Candidate] = []
    /// The same, said more loosely: "Bangor in northern Maine", "Bangor, a town in Maine".
    var looseParents: [Candidate] = []
    var next: PlaceWords.Meaning?
    var previous: PlaceWords.Meaning?
    var isAfterIn = false

    private static let of = StableHash.value(of: "of".utf8)
    private static let prepositions: Set<UInt64> = Set(
        ["in", "near", "of", "from"].map { StableHash.value(of: $0.utf8) })
    private static let inside: Set<UInt64> = Set(["in", "at"].map { StableHash.value(of: $0.utf8) })

    /// Looks at the words around `range`, of which the name itself takes `used` bytes. O(window).
    init(
        _ bytes: [UInt8], _ range: Range<Int>, used: Int, generator: CandidateGenerator,
        scratch: inout ResolutionScratch
    ) {
        lookBack(bytes, range)
        lookAhead(bytes, range.upperBound)
        findParents(bytes, range.lowerBound + used, range.upperBound, generator, &scratch)
    }

    private mutating func lookBack(_ bytes: [UInt8], _ range: Range<Int>) {
        let words = Self.wordsBefore(bytes, range.lowerBound)
        if let last = words.first {
            let hash = Self.lowerHash(bytes, last)
            isAfterIn = Self.inside.contains(hash)
            if hash == Self.of, words.count > 1 {
                previous = PlaceWords.shared.meaning(Self.lowerHash(bytes, words[1]))
            } else {
                previous = PlaceWords.shared.meaning(hash)
            }
        }
    }

    /// Up to two words directly before `end`, the nearest first.
    private static func wordsBefore(_ bytes: [UInt8], _ end: Int) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = end
        while words.count < 2, index > 0, bytes[index - 1] == 0x20 {
            let stop = index - 1
            var start = stop
            while start > 0, WordScanner.isLetter(bytes[start - 1]) { start -= 1 }
            guard start < stop else { break }
            words.append(start..<stop)
            index = start
        }
        return words
    }

    /// The word behind the name; or the plural behind a list, "Madison, Oconee and Clarke counties". Behind a possessive
    /// a division is the name's own, not the name ("Ohio's state parks"), and only whose business it is counts.
    private mutating func lookAhead(_ bytes: [UInt8], _ end: Int) {
        let isOwner = Self.isPossessive(bytes, end)
        var index = end
        if let word = WordScanner.next(bytes, &index), word.lowerBound <= end + 1 || isOwner {
            // The "s" of a possessive is a word of its own to the scanner.
            let isNext = word.lowerBound == end + 1 && !(isOwner && word.count == 1)
            let behind = isNext ? word : WordScanner.next(bytes, &index)
            if let behind, behind.lowerBound <= end + 6 {
                next = PlaceWords.shared.meaning(Self.lowerHash(bytes, behind))
                if isOwner, next?.isDivision == true { next = nil }
            }
        }
        guard next?.kinds.isEmpty ?? true else { return }
        index = end
        for _ in 0..<10 {
            let gap = index
            guard let word = WordScanner.next(bytes, &index),
                bytes[gap..<word.lowerBound].allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: ",") })
            else { return }
            if let meaning = PlaceWords.shared.meaning(Self.lowerHash(bytes, word)), meaning.isPlural {
                next = meaning
                return
            }
            guard WordScanner.isCapital(bytes[word.lowerBound]) || Self.lowerHash(bytes, word) == Self.and else {
                return
            }
        }
    }

    private static let and = StableHash.value(of: "and".utf8)

    private static func isPossessive(_ bytes: [UInt8], _ end: Int) -> Bool {
        guard end < bytes.count else { return false }
        return bytes[end] == UInt8(ascii: "'") || bytes[end] == 0xE2
    }

    private mutating func findParents(
        _ bytes: [UInt8], _ nameEnd: Int, _ mentionEnd: Int, _ generator: CandidateGenerator,
        _ scratch: inout ResolutionScratch
    ) {
        var index = nameEnd
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
        guard index < bytes.count else { return }
        let opens = bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: "(")
        let inParentheses = bytes[index] == UInt8(ascii: "(")
        if opens { index += 1 }
        guard opens || index > nameEnd else { return }

        var isLoose = !opens
        var afterPreposition = false
        for step in 0..<8 {
            let gap = index
            guard let word = WordScanner.next(bytes, &index), Self.isBlank(bytes, gap..<word.lowerBound) else { return }
            let capital = WordScanner.isCapital(bytes[word.lowerBound])
            let hash = Self.lowerHash(bytes, word)
            if PlaceWords.shared.meaning(hash)?.isDirection == true, step > 0 || !capital { continue }
            if capital {
                guard afterPreposition || opens && step == 0 else { return }
                let found = Self.divisions(bytes, from: word, generator, &scratch)
                if inParentheses {
                    parents = found.filter { $0.nameKind != .abbreviation }
                } else if isLoose {
                    looseParents = found
                } else {
                    parents = found
                }
                return
            }
            if !opens, step == 0, !Self.inside.contains(hash) { return }
            afterPreposition = Self.prepositions.contains(hash) || (afterPreposition && hash == Self.the)
            isLoose = isLoose || !(step == 0 && afterPreposition)
        }
    }

    private static let the = StableHash.value(of: "the".utf8)

    /// The divisions that the words from `first` on name, by the longest of up to four capitalised words.
    private static func divisions(
        _ bytes: [UInt8], from first: Range<Int>, _ generator: CandidateGenerator, _ scratch: inout ResolutionScratch
    ) -> [Candidate] {
        var ends = [first.upperBound]
        var index = first.upperBound
        while ends.count < 4, index < bytes.count, bytes[index] == 0x20 {
            let gap = index
            guard let word = WordScanner.next(bytes, &index), word.lowerBound == gap + 1 else { break }
            let isLink = lowerHash(bytes, word) == of
            guard WordScanner.isCapital(bytes[word.lowerBound]) || isLink else { break }
            if !isLink { ends.append(word.upperBound) }
        }
        for end in ends.reversed() {
            var tries = [first.lowerBound..<end]
            if bytes[end - 1] == UInt8(ascii: ".") { tries.append(first.lowerBound..<end - 1) }
            for range in tries where range.count > 1 {
                let entry = scratch.entry(bytes, range, generator)
                if !entry.divisions.isEmpty { return entry.divisions.map { entry.candidates[$0] } }
            }
        }
        return []
    }

    private static func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x0A }
    }

    static func lowerHash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash = StableHash()
        for byte in bytes[range] where byte != UInt8(ascii: ".") {
            hash.combine(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        return hash.value
    }
}
