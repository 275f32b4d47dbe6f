import Gazetteer
import Mapping

/// Countries and ADM1s that a text names anywhere, mentions or not: "the Louisiana State Police". Its memory is kept from
/// text to text.
struct TextScan: Sendable {
    private(set) var hits: [DivisionHit] = []
    private var townWords = 0
    private var nationWords = 0
    /// Words that are gathered before they are looked at: those with a capital, and those that may have a sphere.
    private var capitals = [Word](repeating: Word(), count: Self.most)
    private var others = [Word](repeating: Word(), count: Self.most)

    /// So many words are gathered at once.
    private static let most = 256

    private struct Word {
        var start = 0
        var end = 0
        /// Of a word with a capital, before it is looked at.
        var hash = StableHash()
        var range: Range<Int> { start..<end }
    }

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
        while index < bytes.count {
            let (capitalCount, otherCount) = gather(bytes, &index, words)
            askAhead(capitalCount, bytes, gazetteer, cache)
            for number in 0..<capitalCount { look(at: capitals[number], &run, bytes, gazetteer, &cache) }
            for word in others[..<otherCount] {
                switch words.meaning(WordScanner.lowerHash(bytes, word.range))?.sphere {
                case .town?: townWords += 1
                case .nation?, .state?: nationWords += 1
                case nil: break
                }
            }
        }
    }

    /// Gathers the next words, and says how many of either kind there are.
    private mutating func gather(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ words: PlaceWords
    ) -> (capitals: Int, others: Int) {
        var count = (capitals: 0, others: 0)
        capitals.withUnsafeMutableBufferPointer { capitals in
            others.withUnsafeMutableBufferPointer { others in
                var hasStop = false
                while count.capitals < Self.most, count.others < Self.most,
                    let range = WordScanner.next(bytes, &index, hasStop: &hasStop)
                {
                    // Written always and counted if it is one: no processor foresees capitals.
                    let word = Word(start: range.lowerBound, end: range.upperBound)
                    capitals[count.capitals] = word
                    count.capitals += WordScanner.isCapital(bytes[word.start]) ? 1 : 0
                    others[count.others] = word
                    count.others += (hasStop ? 1 : 0) | (words.spheres.admit(bytes, range) ? 1 : 0)
                }
            }
        }
        return count
    }

    /// Hashes the gathered words with a capital, and asks for what is known of them: the tables are larger than a
    /// processor's caches.
    private mutating func askAhead(
        _ count: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer, _ cache: borrowing DivisionCache
    ) {
        for number in 0..<count {
            var hash = StableHash()
            for index in capitals[number].range { hash.combine(bytes[index]) }
            capitals[number].hash = hash
            cache.prefetch(hash.value)
        }
        for number in 0..<count where !cache.knows(capitals[number].hash.value) {
            let word = UnsafeBufferPointer(rebasing: bytes[capitals[number].range])
            guard let key = NameKey.hash(StableHash(), withPlainWord: word) else { continue }
            gazetteer.prefetch(forKeyHash: key.value)
        }
    }

    /// Looks up the runs of capitalised words that end with a word.
    private mutating func look(
        at word: Word, _ run: inout CapitalRun, _ bytes: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer,
        _ cache: inout DivisionCache
    ) {
        run.append(word.range, word.hash, bytes)
        let end = WordScanner.withoutPossessive(bytes, word.range).upperBound
        let hasEnding = end < word.end
        func look(up start: inout CapitalRun.Start) {
            guard start.mayBeName else { return }
            let written = UnsafeBufferPointer(rebasing: bytes[start.position..<end])
            let naming = cache.naming(of: written, hasEnding: hasEnding, hash: start.hash.value, gazetteer)
            for index in naming.rows { hits.append(DivisionHit(row: cache.rows[index], position: start.position)) }
            start.mayGoOn = naming.mayGoOn
        }
        look(up: &run.one)
        look(up: &run.two)
        look(up: &run.three)
    }
}

/// The last capitalised words of a text that stand one blank apart: the last one, the last two and the last three.
private struct CapitalRun {
    /// One to three words, from where the first begins.
    struct Start {
        var position = 0
        var hash = StableHash()
        var mayBeName = false
        /// A name may begin with these words and go on.
        var mayGoOn = false
    }

    var one = Start()
    var two = Start()
    var three = Start()
    private var end = 0

    /// Takes the next word and its hash; one that does not join on begins a new run.
    @inline(__always)
    mutating func append(_ word: Range<Int>, _ hash: StableHash, _ bytes: UnsafeBufferPointer<UInt8>) {
        if word.lowerBound == end + 1, end > 0, bytes[end] == 0x20 {
            three = two
            two = one
            three.append(word, bytes)
            two.append(word, bytes)
        } else {
            two.mayBeName = false
            three.mayBeName = false
        }
        one = Start(position: word.lowerBound, hash: hash, mayBeName: true)
        end = word.upperBound
    }
}

extension CapitalRun.Start {
    @inline(__always)
    fileprivate mutating func append(_ word: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        // A word that is not ASCII may be nothing in a key: then the name goes on without more words.
        mayBeName = mayBeName && (mayGoOn || bytes[word.lowerBound] >= 0x80)
        guard mayBeName else { return }
        hash.combine(0x20 as UInt8)
        for index in word { hash.combine(bytes[index]) }
    }
}
