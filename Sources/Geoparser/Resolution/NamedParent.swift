import Gazetteer

/// How the text says that one mention lies in the next: "Elm Street in Alexandria", "Zorvanna, Ontario".
enum NamedParent {
    /// A comma or bracket says so of divisions only: "Paris, London and Rome" is a list.
    case comma
    case preposition

    /// No longer stretch of text joins a place to the one around it.
    private static let longest = 32

    /// Reads what stands between two mentions; nil when it says nothing of the kind. O(1).
    init?(_ bytes: UnsafeBufferPointer<UInt8>, between gap: Range<Int>, _ words: PlaceWords) {
        guard 1...Self.longest ~= gap.count else { return nil }
        var link: NamedParent?
        var index = gap.lowerBound
        Self.skipBlanks(bytes, &index, gap.upperBound)
        if index < gap.upperBound, bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: "(") {
            link = .comma
            index += 1
            Self.skipBlanks(bytes, &index, gap.upperBound)
        }
        while index < gap.upperBound {
            let start = index
            var hasStop = false
            guard let word = WordScanner.next(bytes, &index, hasStop: &hasStop), word.lowerBound == start,
                word.upperBound <= gap.upperBound
            else { return nil }
            let hash = words.hash(bytes, word, hasStop: hasStop)
            if link == .preposition {
                guard hash == words.the || words.meaning(hash)?.isDirection == true else { return nil }
            } else {
                guard words.isInside(hash) || words.isPreposition(hash) else { return nil }
                link = .preposition
            }
            Self.skipBlanks(bytes, &index, gap.upperBound)
        }
        guard let link else { return nil }
        self = link
    }

    private static func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int) {
        while index < end, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
    }

    /// Whether the place around may be of that kind.
    func admits(_ candidate: Candidate) -> Bool {
        self == .preposition || !candidate.group.isSettlement && candidate.group != .airport
    }
}
