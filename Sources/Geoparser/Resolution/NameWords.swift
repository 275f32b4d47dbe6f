import Gazetteer
import Mapping

/// A name's key and its words.
struct NameWords {
    let written: ArraySlice<UInt8>
    private let key: [UInt8]
    let words: [Word]

    struct Word {
        let range: Range<Int>
        /// The word's own hash.
        let hash: UInt64
    }

    private static let ofHash = StableHash.value(of: "of".utf8)
    /// Words that name no place by themselves, however many places bear them.
    private static let plain: Set<UInt64> = Set(
        """
        street road avenue river lake park hospital university college school international airport church north south \
        east west central national state city county town village district new old great st san high center centre \
        house hall club court square bridge station museum library memorial union general royal army police highway \
        interstate route boulevard drive lane mall plaza theatre theater stadium arena field hotel first second third \
        king queen bay beach island islands hill hills mountain mountains valley springs creek point port green white \
        black red blue golden grand little big santa los las the of and de la le mt ft
        """.split(separator: " ").map { StableHash.value(of: $0.utf8) })

    init(_ written: ArraySlice<UInt8>) {
        self.written = written
        key = written.withUnsafeBufferPointer { NameKey.key(of: $0) }
        words = key.withUnsafeBufferPointer { Self.words(of: $0) }
    }

    private static func words(of key: UnsafeBufferPointer<UInt8>) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(4)
        var start = 0
        var hash = StableHash()
        for index in 0...key.count {
            if index < key.count, key[index] != 0x20 {
                hash.combine(key[index])
            } else {
                if index > start { words.append(Word(range: start..<index, hash: hash.value)) }
                start = index + 1
                hash = StableHash()
            }
        }
        return words
    }

    var count: Int { words.count }
    var all: Range<Int> { 0..<count }

    func hash(of run: Range<Int>) -> UInt64 {
        guard let first = run.first, let last = run.last else { return StableHash().value }
        if first == last { return words[first].hash }
        return StableHash.value(of: key[words[first].range.lowerBound..<words[last].range.upperBound])
    }

    func byteCount(of run: Range<Int>) -> Int {
        guard let first = run.first, let last = run.last else { return 0 }
        return words[last].range.upperBound - words[first].range.lowerBound
    }

    /// The kinds of place that the last word to say any says; nil when none does.
    var kinds: CandidateGroups? {
        for word in words.reversed() {
            if let meaning = PlaceWords.shared.meaning(word.hash), !meaning.kinds.isEmpty { return meaning.kinds }
        }
        return nil
    }

    var joinedHash: UInt64 { StableHash.value(of: key.lazy.filter { $0 != 0x20 }) }
    func meaning(_ word: Int) -> PlaceWords.Meaning? { PlaceWords.shared.meaning(words[word].hash) }
    func isOf(_ word: Int) -> Bool { words[word].hash == Self.ofHash }
    func isPlain(_ word: Int) -> Bool { Self.plain.contains(words[word].hash) }
}
