import Gazetteer
import Mapping

/// Countries and ADM1s that a text names anywhere, mentions or not: "the Louisiana State Police". Its memory is kept from
/// text to text.
struct TextScan: Sendable {
    private(set) var hits: [DivisionHit] = []
    private var townWords = 0
    private var nationWords = 0

    /// How local the news sounds: 1 for words of towns only (council, school, mayor), -1 for words of states and nations
    /// only (minister, troops, parliament), 0 for neither.
    var localness: Float { (Float(townWords) - Float(nationWords)) / (Float(townWords) + Float(nationWords) + 3) }

    /// Looks up every run of one to three capitalised words. O(bytes).
    mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ words: PlaceWords, _ gazetteer: Gazetteer, _ cache: inout DivisionCache
    ) {
        hits.removeAll(keepingCapacity: true)
        townWords = 0
        nationWords = 0
        var run = CapitalRun()
        var index = 0
        var hasStop = false
        while let word = WordScanner.next(bytes, &index, hasStop: &hasStop) {
            if WordScanner.isCapital(bytes[word.lowerBound]) {
                run.append(word, bytes)
                look(up: run, bytes, gazetteer, &cache)
            }
            guard hasStop || words.spheres.admit(bytes, word) else { continue }
            switch words.meaning(WordScanner.lowerHash(bytes, word))?.sphere {
            case .town?: townWords += 1
            case .nation?, .state?: nationWords += 1
            case nil: break
            }
        }
    }

    private mutating func look(
        up run: CapitalRun, _ bytes: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer, _ cache: inout DivisionCache
    ) {
        let end = WordScanner.withoutPossessive(bytes, run.last).upperBound
        look(up: run.last.lowerBound..<end, run.hash, bytes, gazetteer, &cache)
        guard run.count > 1 else { return }
        look(up: run.second..<end, run.secondHash, bytes, gazetteer, &cache)
        guard run.count > 2 else { return }
        look(up: run.third..<end, run.thirdHash, bytes, gazetteer, &cache)
    }

    @inline(__always)
    private mutating func look(
        up range: Range<Int>, _ hash: StableHash, _ bytes: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer,
        _ cache: inout DivisionCache
    ) {
        for index in cache.divisions(UnsafeBufferPointer(rebasing: bytes[range]), hash: hash.value, gazetteer) {
            hits.append(DivisionHit(row: cache.rows[index], position: range.lowerBound))
        }
    }
}

/// The last capitalised words of a text that stand one blank apart: where the last, the last two and the last three begin,
/// and their hashes so far.
private struct CapitalRun {
    private(set) var last = 0..<0
    private(set) var second = 0
    private(set) var third = 0
    private(set) var hash = StableHash()
    private(set) var secondHash = StableHash()
    private(set) var thirdHash = StableHash()
    /// How many words it has, three for more.
    private(set) var count = 0

    /// Takes the next word; one that does not join on begins a new run.
    @inline(__always)
    mutating func append(_ word: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        if count > 0, word.lowerBound == last.upperBound + 1, bytes[last.upperBound] == 0x20 {
            count = min(count + 1, 3)
        } else {
            count = 1
        }
        third = second
        second = last.lowerBound
        thirdHash = secondHash
        secondHash = hash
        hash = StableHash()
        thirdHash.combine(0x20 as UInt8)
        secondHash.combine(0x20 as UInt8)
        // The hash of a run that was broken is never asked for, so all three may go on.
        for index in word {
            let byte = bytes[index]
            hash.combine(byte)
            secondHash.combine(byte)
            thirdHash.combine(byte)
        }
        last = word
    }
}
