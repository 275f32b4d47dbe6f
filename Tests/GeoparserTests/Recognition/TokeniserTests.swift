import Testing

@testable import Geoparser

private func words(_ text: String) -> [String] {
    tokens(text).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
}

private func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    Array(text.utf8).withUnsafeBufferPointer { Tokeniser.tokenise($0, into: &tokens) }
    return tokens
}

@Suite("Words and signs")
struct TokeniserTests {
    @Test("a nationality before a hyphen is a word of its own")
    func hyphen() {
        #expect(words("Russian-backed troops") == ["Russian", "-", "backed", "troops"])
        #expect(words("Nagorno-Karabakh") == ["Nagorno", "-", "Karabakh"])
    }

    @Test("texts with more tokens than news has are cut to their end")
    func dense() {
        #expect(words(String(repeating: "a,", count: 900)).count == 1800)
    }

    @Test("a text's words are the same near its end as before")
    func end() {
        let text = "Shells fell on Terter, the town's mayor said in U.S. broadcasts; neighbourliness ended."
        for end in text.indices {
            let cut = String(text[..<end])
            let (near, far) = (tokens(cut), tokens(cut + "\n\n" + String(repeating: ".", count: 20)))
            #expect(near.map(\.word) == far.prefix(near.count).map(\.word))
            #expect(near.map(\.shape) == far.prefix(near.count).map(\.shape))
            #expect(near.map(\.range) == far.prefix(near.count).map(\.range))
        }
    }

    @Test("the possessive ending is a token, other apostrophes stay inside", arguments: ["'", "’"])
    func possessive(apostrophe: String) {
        #expect(words("Iran\(apostrophe)s ports") == ["Iran", "\(apostrophe)s", "ports"])
        #expect(words("Coeur d\(apostrophe)Alene") == ["Coeur", "d\(apostrophe)Alene"])
        #expect(
            words("Sana\(apostrophe)a\(apostrophe)s old town").prefix(2) == ["Sana\(apostrophe)a", "\(apostrophe)s"])
    }

    @Test("letters with full stops are one token, a short word's full stop is another")
    func abbreviations() {
        #expect(words("the U.S. and D.C.Then St. Paul") == ["the", "U.S.", "and", "D.C.", "Then", "St", ".", "Paul"])
        #expect(words("J. Doe of N.Y.") == ["J", ".", "Doe", "of", "N.Y."])
    }

    @Test("numbers keep their commas, and hash alike by their length")
    func numbers() {
        #expect(words("1,200 men, 35.") == ["1,200", "men", ",", "35", "."])
        #expect(tokens("12")[0].word == tokens("99")[0].word)
    }

    @Test("a word that a line's end divides is one word with the undivided word's hash")
    func divided() {
        let text = "govern-\nment"
        #expect(words(text) == ["govern-\nment"])
        #expect(tokens(text)[0].word == tokens("government")[0].word)
    }

    @Test("emphasis marks are no part of a name, a web address is one token")
    func markdown() {
        #expect(words("in **Terter** and _Baku_") == ["in", "Terter", "and", "Baku"])
        let address = "https://example.org/a-b"
        #expect(words("see \(address) (or www.example.org)") == ["see", address, "(", "or", "www.example.org", ")"])
    }

    @Test(
        "case and lower case of Latin, Greek, Cyrillic and Armenian letters are known",
        arguments: [
            ("Ürümqi", "ürümqi"), ("Łódź", "łódź"), ("Αθήνα", "αθήνα"), ("Москва", "москва"), ("Երևան", "երևան"),
        ])
    func cases(upper: String, lower: String) {
        #expect(tokens(upper)[0].flags.contains(.capitalised))
        #expect(tokens(lower)[0].flags.contains(.lowerCase))
        #expect(tokens(upper)[0].word == tokens(lower)[0].word)
    }

    @Test("scripts without case are known, and ideographs come one by one")
    func caseless() {
        #expect(tokens("بغداد")[0].flags.contains(.caseless))
        #expect(words("北京") == ["北", "京"])
    }

    @Test("a sentence begins after a stop, a blank line or a quote, perhaps after an abbreviation")
    func sentences() {
        let text = "One two. “Three” four! Five of St. Paul\n\nSix"
        let all = tokens(text).filter { $0.flags.contains(.word) }
        let bytes = Array(text.utf8)
        func named(_ flag: Token.Flags) -> [String] {
            all.filter { $0.flags.contains(flag) }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        }
        #expect(named(.sentenceStart) == ["One", "Three", "Five", "Six"])
        #expect(named(.perhapsStart) == ["Paul"])
    }

    @Test("tokens never overlap and cover every letter, whatever the text")
    func anything() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        var state = seed
        let pieces = [
            "a", "B", "é", "ß", "'", "’", ".", "-", "\n", " ", "1", ",", "城", "س", "\u{301}", "//", ":", "www", "😀",
            "s",
        ]
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let found = tokens(text)
            for (left, right) in zip(found, found.dropFirst()) { #expect(left.end <= right.start) }
            let covered = found.reduce(into: Set<Int>()) { $0.formUnion($1.range) }
            for (index, byte) in text.utf8.enumerated() where (0x61...0x7A).contains(byte | 0x20) {
                #expect(covered.contains(index), "byte \(index) of \(text)")
            }
        }
    }
}
