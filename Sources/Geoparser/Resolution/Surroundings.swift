import Gazetteer

/// What stands beside a mention: the words before and after, and the places that it is said to lie in.
struct Surroundings: Sendable {
    /// Places named as the one around, among `ParentPlaces.near`: "Bangor, Maine", "Bangor (Maine)".
    var parents = 0..<0
    /// The same, said more loosely, among `ParentPlaces.loose`: "Bangor in northern Maine", "Bangor, a town in Maine".
    var looseParents = 0..<0
    var next: PlaceWords.Meaning?
    var previous: PlaceWords.Meaning?
    var isAfterIn = false

    /// Looks at the words around `range`, of which the name itself takes `used` bytes. O(window).
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, used: Int, generator: CandidateGenerator,
        scratch: inout ResolutionScratch
    ) {
        lookBack(bytes, range, generator.words)
        lookAhead(bytes, range.upperBound, generator.words)
        findParents(bytes, range.lowerBound + used, generator, &scratch)
    }

    private mutating func lookBack(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ words: PlaceWords
    ) {
        guard let last = Self.wordBefore(bytes, range.lowerBound) else { return }
        let hash = words.hash(bytes, last, hasStop: false)
        isAfterIn = words.isInside(hash)
        if hash == words.of, let other = Self.wordBefore(bytes, last.lowerBound) {
            previous = words.meaning(words.hash(bytes, other, hasStop: false))
        } else {
            previous = words.meaning(hash)
        }
    }

    /// The word directly before `end`, one blank away.
    private static func wordBefore(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Range<Int>? {
        guard end > 0, bytes[end - 1] == 0x20 else { return nil }
        var start = end - 1
        while start > 0, WordScanner.isLetter(bytes[start - 1]) { start -= 1 }
        return start < end - 1 ? start..<end - 1 : nil
    }

    /// The word behind the name; or the plural behind a list, "Madison, Oconee and Clarke counties". Behind a possessive
    /// a division is the name's own, not the name ("Ohio's state parks"), and only whose business it is counts.
    private mutating func lookAhead(
        _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ words: PlaceWords
    ) {
        let isOwner = Self.isPossessive(bytes, end)
        var index = end
        var hasStop = false
        if let word = WordScanner.next(bytes, &index, hasStop: &hasStop), word.lowerBound <= end + 1 || isOwner {
            // The "s" of a possessive is a word of its own to the scanner.
            let isNext = word.lowerBound == end + 1 && !(isOwner && word.count == 1)
            let behind = isNext ? word : WordScanner.next(bytes, &index, hasStop: &hasStop)
            if let behind, behind.lowerBound <= end + 6 {
                next = words.meaning(words.hash(bytes, behind, hasStop: hasStop))
                if isOwner, next?.isDivision == true { next = nil }
            }
        }
        guard next?.kinds.isEmpty ?? true else { return }
        index = end
        for _ in 0..<10 {
            let gap = index
            guard let word = WordScanner.next(bytes, &index, hasStop: &hasStop),
                Self.is(bytes, gap..<word.lowerBound, blankOr: UInt8(ascii: ","))
            else { return }
            let hash = words.hash(bytes, word, hasStop: hasStop)
            if let meaning = words.meaning(hash), meaning.isPlural {
                next = meaning
                return
            }
            guard WordScanner.isCapital(bytes[word.lowerBound]) || hash == words.and else { return }
        }
    }

    private static func isPossessive(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        guard end < bytes.count else { return false }
        return bytes[end] == UInt8(ascii: "'") || bytes[end] == 0xE2
    }

    private mutating func findParents(
        _ bytes: UnsafeBufferPointer<UInt8>, _ nameEnd: Int, _ generator: CandidateGenerator,
        _ scratch: inout ResolutionScratch
    ) {
        let words = generator.words
        var index = nameEnd
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
        guard index < bytes.count else { return }
        let opens = bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: "(")
        let inParentheses = bytes[index] == UInt8(ascii: "(")
        if opens { index += 1 }
        guard opens || index > nameEnd else { return }

        var isLoose = !opens
        var afterPreposition = false
        var hasStop = false
        for step in 0..<8 {
            let gap = index
            guard let word = WordScanner.next(bytes, &index, hasStop: &hasStop),
                Self.is(bytes, gap..<word.lowerBound, blankOr: 0x0A)
            else { return }
            let capital = WordScanner.isCapital(bytes[word.lowerBound])
            let hash = words.hash(bytes, word, hasStop: hasStop)
            if words.meaning(hash)?.isDirection == true, step > 0 || !capital { continue }
            if capital {
                guard afterPreposition || opens && step == 0 else { return }
                if let entry = Self.division(bytes, from: word, generator, &scratch) {
                    if !inParentheses, isLoose {
                        looseParents = scratch.parents.appendLoose(entry)
                    } else {
                        parents = scratch.parents.appendNear(entry, withAbbreviations: !inParentheses)
                    }
                }
                return
            }
            if !opens, step == 0, !words.isInside(hash) { return }
            afterPreposition = words.isPreposition(hash) || (afterPreposition && hash == words.the)
            isLoose = isLoose || !(step == 0 && afterPreposition)
        }
    }

    /// The divisions that the words from `first` on name, by the longest of up to four capitalised words.
    private static func division(
        _ bytes: UnsafeBufferPointer<UInt8>, from first: Range<Int>, _ generator: CandidateGenerator,
        _ scratch: inout ResolutionScratch
    ) -> NameEntry? {
        var ends = [first.upperBound]
        ends.reserveCapacity(4)
        var index = first.upperBound
        var hasStop = false
        while ends.count < 4, index < bytes.count, bytes[index] == 0x20 {
            let gap = index
            guard let word = WordScanner.next(bytes, &index, hasStop: &hasStop), word.lowerBound == gap + 1 else {
                break
            }
            let isLink = generator.words.hash(bytes, word, hasStop: hasStop) == generator.words.of
            guard WordScanner.isCapital(bytes[word.lowerBound]) || isLink else { break }
            if !isLink { ends.append(word.upperBound) }
        }
        for end in ends.reversed() {
            if let entry = scratch.division(bytes, first.lowerBound..<end, generator) { return entry }
            if bytes[end - 1] == UInt8(ascii: "."),
                let entry = scratch.division(bytes, first.lowerBound..<end - 1, generator)
            {
                return entry
            }
        }
        return nil
    }

    private static func `is`(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, blankOr other: UInt8
    ) -> Bool {
        for index in range where bytes[index] != 0x20 && bytes[index] != other { return false }
        return true
    }
}
