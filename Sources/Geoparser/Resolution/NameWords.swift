import Gazetteer
import Mapping

/// A name's key and its words.
struct NameWords {
    let written: ArraySlice<UInt8>
    private let key: [UInt8]
    private let ranges: [Range<Int>]
    /// Each word's own hash.
    let hashes: [UInt64]

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
        var ranges: [Range<Int>] = []
        var start = 0
        for (i, byte) in key.enumerated() where byte == 0x20 {
            if i > start { ranges.append(start..<i) }
            start = i + 1
        }
        if start < key.count { ranges.append(start..<key.count) }
        self.ranges = ranges
        let key = key
        hashes = ranges.map { StableHash.value(of: key[$0]) }
    }

    var count: Int { ranges.count }
    var all: Range<Int> { 0..<count }

    func hash(of words: Range<Int>) -> UInt64 {
        guard let first = words.first, let last = words.last else { return StableHash().value }
        return StableHash.value(of: key[ranges[first].lowerBound..<ranges[last].upperBound])
    }

    func byteCount(of words: Range<Int>) -> Int {
        guard let first = words.first, let last = words.last else { return 0 }
        return ranges[last].upperBound - ranges[first].lowerBound
    }

    var joinedHash: UInt64 { StableHash.value(of: key.lazy.filter { $0 != 0x20 }) }
    func meaning(_ word: Int) -> PlaceWords.Meaning? { PlaceWords.shared.meaning(hashes[word]) }
    func isOf(_ word: Int) -> Bool { hashes[word] == Self.ofHash }
    func isPlain(_ word: Int) -> Bool { Self.plain.contains(hashes[word]) }
}
