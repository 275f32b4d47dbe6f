import Gazetteer
import Mapping
import Testing

@Suite("Name keys")
struct NameKeyTests {
    func key(_ name: String) -> String { String(decoding: NameKey.key(of: name), as: UTF8.self) }

    @Test(
        "case, accents, marks and the usual short forms do not part a name from itself",
        arguments: [
            ("São Paulo", "sao paulo"), ("Łódź", "lodz"), ("İstanbul", "istanbul"), ("Diyarbakır", "diyarbakir"),
            ("Tərtər", "tartar"), ("Straße", "strasse"), ("Ærø", "aero"), ("St. Louis", "st louis"),
            ("Saint-Denis", "st denis"), ("Sainte-Foy", "st foy"), ("Mount Vernon", "mt vernon"),
            ("Fort Worth", "ft worth"),
            ("The Hague", "hague"), ("the", "the"), ("Trinidad & Tobago", "trinidad and tobago"),
            ("Martha's", "marthas"),
            ("Martha’s", "marthas"), ("Sana'a", "sanaa"), ("Sanaʽa", "sanaa"), ("D.C.", "dc"),
            ("Guinea-Bissau", "guinea bissau"),
            ("Guinea–Bissau", "guinea bissau"), ("Washington, D.C.", "washington dc"), ("Ереван", "ереван"),
            ("Йошкар-Ола", "иошкар ола"), ("ＴＯＫＹＯ", "tokyo"), ("パリ", "パリ"), ("서울", "서울"), ("القَاهِرَة", "القاهره"),
            ("Cote d'Ivoire", "cote divoire"), ("Côte\u{301} d’Ivoire", "cote divoire"),
            ("  New\u{a0}York ", "new york"),
            ("", ""), ("—", ""), ("100", "100"), ("𝒳", "𝒳"),
        ])
    func folds(_ name: String, _ expected: String) {
        #expect(key(name) == expected)
    }

    @Test("decomposed and composed spellings have the same key")
    func decomposed() {
        #expect(key("Málaga") == key("Ma\u{301}laga"))
        #expect(key("Hadrut") != key("Hadrud"))
    }

    @Test("a hash can be extended token by token")
    func extends() {
        var hash = StableHash()
        hash.combine("new".utf8)
        #expect(hash.value == NameKey.hash(of: "New"))
        hash.combine(0x20)
        hash.combine("york".utf8)
        #expect(hash.value == NameKey.hash(of: "New York"))
    }

    @Test("a token's key is appended to what is there, and bytes that are no UTF-8 part words")
    func appends() {
        var key = Array("port ".utf8)
        Array("Saint\u{20}Louis".utf8).withUnsafeBufferPointer { NameKey.append($0, to: &key) }
        #expect(String(decoding: key, as: UTF8.self) == "port st louis")
        let broken: [UInt8] = [0x41, 0xFF, 0x42, 0xC3]
        key = []
        broken.withUnsafeBufferPointer { NameKey.append($0, to: &key) }
        #expect(String(decoding: key, as: UTF8.self) == "a b")
    }

    @Test("folding a key again changes nothing")
    func idempotent() {
        var generator = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0 ... .max, using: &generator)
        print("seed \(seed)")
        var state = seed
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let limits: [UInt32] = [0x80, 0x250, 0x600, 0x3000, 0x10000, 0x20000]
                let value = UInt32(truncatingIfNeeded: state >> 33) % limits[Int(state >> 60) % limits.count]
                text.unicodeScalars.append(Unicode.Scalar(value) ?? "x")
            }
            let once = key(text)
            #expect(key(once) == once || once.hasPrefix("the "), "\(text.unicodeScalars.map { $0.value })")
        }
    }

    @Test(
        "plain words are hashed without being written down, as their keys are",
        arguments: ["Terter", "LONDON", "2nd", "Sofia", "Moscow", "Fez", "a"])
    func plainWords(word: String) {
        #expect(plain(word).map(\.value) == NameKey.hash(of: word))
    }

    @Test(
        "words with a short form or other letters are written down",
        arguments: ["Saint", "Sainte", "MOUNT", "Fort", "ste", "Å", "St.", ""])
    func otherWords(word: String) {
        #expect(plain(word) == nil)
    }

    private func plain(_ word: String) -> StableHash? {
        Array(word.utf8).withUnsafeBufferPointer { NameKey.hash(StableHash(), withPlainWord: $0) }
    }
}
