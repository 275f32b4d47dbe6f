import Gazetteer
import Mapping

/// Words of a name or beside it that say what kind of place is meant, by the hash of their key.
final class PlaceWords: Sendable {
    /// Whose business a word behind a name is: "Athens police", "Georgia legislature", "Jordan's foreign minister".
    enum Sphere: UInt8, Sendable {
        case town, state, nation
    }

    /// What a word says.
    struct Meaning: Sendable {
        var kinds: CandidateGroups
        var isDivision: Bool
        var isDirection: Bool
        var isFacility: Bool
        var isPlural = false
        var sphere: Sphere?
    }

    private let meanings: HashTable<Meaning>
    /// Whose business words are, by `WordHash`, and their `WordBits`: most words have none.
    private let spheres: HashTable<Sphere>
    private let sphereBits: [UInt64]
    /// Admits all words that say anything.
    private let all: WordFilter
    let of = StableHash.value(of: "of".utf8)
    let the = StableHash.value(of: "the".utf8)
    let and = StableHash.value(of: "and".utf8)
    private let `in` = StableHash.value(of: "in".utf8)
    private let at = StableHash.value(of: "at".utf8)
    private let near = StableHash.value(of: "near".utf8)
    private let from = StableHash.value(of: "from".utf8)

    static let shared = PlaceWords()

    private init() {
        var meanings = HashTable<Meaning>(capacity: 256)
        var all = WordFilter()
        func change(_ word: Substring, _ body: (inout Meaning) -> Void) {
            let hash = StableHash.value(of: word.utf8)
            var meaning = meanings[hash] ?? Self.blank
            body(&meaning)
            meanings.set(hash, meaning)
            all.insert(word.utf8)
        }
        for word in ["of", "the", "and", "in", "at", "near", "from"] { all.insert(word.utf8) }
        func add(_ words: String, _ kinds: [CandidateGroup], division: Bool = false, direction: Bool = false) {
            for word in words.split(separator: " ") {
                let meaning = Meaning(
                    kinds: CandidateGroups(kinds), isDivision: division, isDirection: direction, isFacility: false)
                change(word) { $0 = meaning }
            }
        }
        add("county counties parish parishes", [.admin2], division: true)
        add(
            "province provinces state states oblast governorate krai voivodeship canton emirate territory territories",
            [.admin1], division: true)
        add(
            "region prefecture department district districts municipality raion rayon division regency borough",
            [.admin1, .admin2], division: true)
        add("city town township townships twp village capital suburb", [.city, .section, .postal], division: true)
        add("republic kingdom federation", [.country], division: true)
        add("island islands isle", [.land], division: true)
        add("area metro valley peninsula basin proper hills beach neighborhood neighbourhood", [], division: true)
        add("river creek", [.river], division: false)
        add("sea ocean gulf strait bay lake", [.water], division: false)
        add("mountains desert", [.land], division: false)
        add("airport", [.airport], division: false)
        add(
            """
            north northern south southern east eastern west western central northeast northeastern northwest \
            northwestern southeast southeastern southwest southwestern upper lower downtown uptown greater metro \
            metropolitan inner outer mid mainland nearby suburban rural old
            """, [], direction: true)
        let spheres: [(Sphere, String)] = [
            (
                .town,
                """
                police mayor council man woman resident residents teen couple fire firefighters school schools high \
                elementary middle public community native area family city town park library church hospital downtown \
                alderman selectmen councilman councilwoman neighborhood street avenue
                """
            ),
            (
                .state,
                "legislature gov governor senate house assembly statewide lawmakers supreme state statehouse senator rep sen"
            ),
            (
                .nation,
                """
                government president prime minister ministry army forces troops parliament embassy military foreign \
                ambassador king officials soldiers rebels border war nuclear national
                """
            ),
        ]
        var sphereOfWord = HashTable<Sphere>(capacity: 128)
        var bits = [UInt64](repeating: 0, count: WordBits.count)
        for (sphere, words) in spheres {
            for word in words.split(separator: " ") {
                change(word) { $0.sphere = sphere }
                let hash = WordHash.of(word.utf8)
                sphereOfWord.set(UInt64(hash), sphere)
                bits.withUnsafeMutableBufferPointer { WordBits.insert(hash, into: $0) }
            }
        }
        for word in "counties parishes provinces states districts islands territories townships".split(separator: " ") {
            change(word) { $0.isPlural = true }
        }
        let facilities = """
            street st road rd avenue ave boulevard blvd drive lane highway park hospital university college school \
            church stadium arena hotel mall museum hall bridge center centre station creek court square plaza
            """
        for word in facilities.split(separator: " ") {
            change(word) { $0.isFacility = true }
        }
        self.meanings = meanings
        self.all = all
        self.spheres = sphereOfWord
        sphereBits = bits
    }

    private static let blank = Meaning(kinds: [], isDivision: false, isDirection: false, isFacility: false)

    /// How many words are the business of towns, and how many that of states and nations. O(tokens).
    func countSpheres(_ tokens: UnsafeBufferPointer<Token>) -> (towns: Int, nations: Int) {
        sphereBits.withUnsafeBufferPointer { bits in
            var (towns, nations) = (0, 0)
            for token in tokens where WordBits.has(token.word, bits) != 0 {
                switch spheres[UInt64(token.word)] {
                case .town?: towns += 1
                case .nation?, .state?: nations += 1
                case nil: break
                }
            }
            return (towns, nations)
        }
    }

    func meaning(_ hash: UInt64) -> Meaning? { hash == Self.nothing ? nil : meanings[hash] }

    /// The hash of a word in small letters without full stops; `nothing` for most words that say nothing.
    @inline(__always)
    func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, hasStop: Bool) -> UInt64 {
        hasStop || all.admit(bytes, word) ? WordScanner.lowerHash(bytes, word) : Self.nothing
    }

    private static let nothing: UInt64 = 0

    func isInside(_ hash: UInt64) -> Bool { hash == `in` || hash == at }
    func isPreposition(_ hash: UInt64) -> Bool { hash == `in` || hash == near || hash == of || hash == from }
}
