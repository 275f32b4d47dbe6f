import Testing

@testable import Geoparser

@Suite("Reading an article")
struct ArticleReaderTests {
    private func text(_ given: [UInt8]) throws -> String {
        String(decoding: try ArticleReader.read(given, id: "test").text.bytes, as: UTF8.self)
    }

    private func text(_ given: String) throws -> String { try text(Array(given.utf8)) }

    @Test("a byte-order mark is left out, and offsets still count it")
    func byteOrderMark() throws {
        let article = try ArticleReader.read([0xEF, 0xBB, 0xBF] + Array("Baku is calm".utf8), id: "test")
        #expect(article.text.string(0..<4) == "Baku")
        #expect(article.text.givenOffset(0) == 3)
        #expect(article.text.givenOffset(4) == 7)
    }

    @Test("CRLF becomes one line break, and offsets point into the given bytes")
    func carriageReturns() throws {
        let given = Array("One.\r\nTwo in Gyumri.\r\nThree.".utf8)
        let article = try ArticleReader.read(given, id: "test")
        #expect(article.text.bytes == Array("One.\nTwo in Gyumri.\nThree.".utf8))
        let start = article.text.string(0..<article.text.bytes.count).utf8.count - "Three.".utf8.count
        let offset = article.text.givenOffset(start)
        #expect(given[offset...].elementsEqual("Three.".utf8))
    }

    @Test("a word that was hyphenated at a line's end is whole again")
    func hyphenation() throws {
        #expect(try text("They left Stepana-\nkert at dawn.") == "They left Stepanakert at dawn.")
    }

    @Test("a hyphen that belongs to the word stays when the word breaks at it")
    func hyphenOfTheWord() throws {
        let given = "The Russian-backed side won. Another Russian-\nbacked side lost."
        #expect(try text(given) == "The Russian-backed side won. Another Russian-backed side lost.")
    }

    @Test("addresses name no place")
    func addresses() throws {
        let clean = try text("See https://news.example/turkey/ankara, or write to desk@baku.example today.")
        #expect(!clean.contains("ankara") && !clean.contains("baku"))
        #expect(clean.contains("See ") && clean.contains(" today."))
    }

    @Test("addresses end with their word, and signs alone begin none")
    func addressSigns() throws {
        let given =
            "At 10:30 (www.baku.example), a/b:/c, WW. HTTP://GORIS.EXAMPLE/x@y.z desk@baku.example:http://kars.example @Goris ww."
        let clean = try text(given)
        #expect(clean.utf8.count == given.utf8.count)
        let left = clean.split(separator: " ").joined(separator: " ")
        #expect(left == "At 10:30 ( ), a/b:/c, WW. : @Goris ww.")
    }

    @Test("running heads and page numbers are blanked, the article is not")
    func pageFurniture() throws {
        let page = (0..<12).map { "Line \($0) tells of the road to Goris and of nothing else." }.joined(separator: "\n")
        let given = (1...3).map {
            "The Yerevan Gazette \($0)\n\n\(page.replacing("Line", with: "Part \($0), line"))\n\n\($0)\n"
        }
        let clean = try text(given.joined(separator: "\n"))
        #expect(!clean.contains("Yerevan Gazette"))
        #expect(clean.contains("Part 2, line 5 tells of the road to Goris"))
    }

    @Test("UTF-16 with its mark is read")
    func utf16() throws {
        let units = Array("Թբիլիսի and Gori".utf16)
        #expect(try text([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == "Թբիլիսի and Gori")
        #expect(try text([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == "Թբիլիսի and Gori")
    }

    @Test("Windows-1252 is read where it cannot be anything else")
    func windows1252() throws {
        let prose = Array("The ministry in Paris said on Monday that it had sent two letters to the envoy. ".utf8)
        let given = prose + [0x93] + Array("Caf".utf8) + [0xE9] + Array(" talks".utf8) + [0x94]
        #expect(try text(given).hasSuffix("“Café talks”"))
    }

    @Test("the error says where the text stops being UTF-8")
    func invalidUTF8() {
        let given = Array("Baku ".utf8) + [0xC3, 0x28, 0xFF, 0x81]
        #expect(throws: ReadingError.notUTF8(offset: 5, byte: 0xC3)) { try ArticleReader.read(given, id: "test") }
    }

    @Test(
        "what is no text is named",
        arguments: [
            ("%PDF-1.7", "a PDF"), ("PK\u{3}\u{4}word", "a ZIP archive or an Office document"),
            ("a\u{0}b", "a binary file"), ("{\\rtf1 Baku}", "an RTF document"),
        ])
    func binary(given: String, kind: String) {
        #expect(throws: ReadingError.binary(kind: kind)) { try ArticleReader.read(Array(given.utf8), id: "test") }
    }

    @Test("an empty file, or one of blanks, is an error", arguments: ["", " \n\t\r\n "])
    func empty(given: String) {
        #expect(throws: ReadingError.empty) { try ArticleReader.read(Array(given.utf8), id: "test") }
    }

    @Test("title and date are read from the first lines")
    func heading() throws {
        let article = try ArticleReader.read(
            Array("# Talks open in Vienna\n\nA Reporter\n\n29 September 2020\n\nThe talks began.".utf8), id: "test")
        #expect(article.title == "Talks open in Vienna")
        #expect(article.date?.iso8601 == "2020-09-29")
    }

    @Test("a first sentence is no title, and a date in the body is not the article's")
    func noHeading() throws {
        let body = String(repeating: "The council met again and again to speak of roads and of rain. ", count: 4)
        let article = try ArticleReader.read(Array("\(body)It was on 3 May 2019.".utf8), id: "test")
        #expect(article.title == nil && article.date == nil)
    }

    @Test("random bytes end in an article or one error")
    func hostileBytes() {
        var seed: UInt64 = .random(in: 1...UInt64.max)
        print("seed \(seed)")
        for _ in 0..<300 {
            let bytes = (0..<200).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: seed >> 56)
            }
            let clean = try? ArticleReader.read(bytes, id: "test").text.bytes
            #expect(clean.map { TextDecoder.firstInvalidByte($0) == nil } ?? true)
        }
    }
}
