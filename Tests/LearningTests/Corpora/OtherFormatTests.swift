import Foundation
import Testing

@testable import Learning

@Suite("Column, brat and JSON corpora")
struct OtherFormatTests {
    @Test("IOB1, IOB2 and BIOES give the same spans")
    func tagSchemes() {
        let expected = [TagSpan(tokens: 0..<2, type: "LOC"), TagSpan(tokens: 3..<4, type: "PER")]
        for tags in [
            ["I-LOC", "I-LOC", "O", "I-PER"], ["B-LOC", "I-LOC", "O", "B-PER"], ["B-LOC", "E-LOC", "O", "S-PER"],
        ] {
            #expect(TagSpan.spans(tags.map { Substring($0) }) == expected)
        }
    }

    @Test("tokens are joined into text, and nested layers are embedded places")
    func columns() throws {
        let content =
            "The\tO\nLima\tB-Organization\tB-Location\nBank\tI-Organization\n(\tO\nin\tO\nPeru\tB-Location\n)\tO\n,\tO\nJo\tB-PER\n.\tO\n"
        let corpus = try withFile("a.conll", content) { try Corpus(contentsOf: $0) }
        let article = try #require(corpus.articles.first)
        #expect(article.article.text.string(0..<article.article.text.bytes.count) == "The Lima Bank (in Peru), Jo.")
        #expect(article.words == ["Lima", "Peru"])
        #expect(article.gold.map(\.kind) == [.embedded, .place])
        #expect(article.types.map(\.type) == [.organization, .geo, .person])
    }

    @Test("a line without its tag is named")
    func missingTag() throws {
        try withFile("b.conll", "A\tO\nLima\n") { path in
            let error = #expect(throws: CorpusError.self) { try Corpus(contentsOf: path) }
            #expect(error?.line == 2)
        }
    }

    @Test("brat annotations with GeoNames ids in notes")
    func brat() throws {
        try withFile("c.txt", "Floods near Évora, Portugal.") { path in
            let annotations =
                "T1\tLOC 12 17\tÉvora\n#1\tAnnotatorNotes T1\tgeonames:2268339\nT2\tLOC 19 27\tPortugal\nR1\tin Arg1:T1 Arg2:T2\n"
            try Data(annotations.utf8).write(to: URL(fileURLWithPath: String(path.dropLast(4)) + ".ann"))
            let corpus = try Corpus(contentsOf: path)
            #expect(corpus.format == .brat)
            #expect(corpus.articles[0].words == ["Évora", "Portugal"])
            #expect(corpus.articles[0].gold.map(\.geoNamesID) == [2_268_339, nil])
        }
    }

    @Test("JSON Lines with places and other names")
    func jsonLines() throws {
        let content = """
            {"id":"x","source":"s","date":"2020-09-29","text":"“Évora” lies","mentions":[{"start":1,"end":6,"kind":"metonym",\
            "geonames_id":5,"lon":-7.9,"lat":38.5,"confidence":0.5},{"start":8,"end":12,"kind":"person"}]}

            {"text":"Nothing"}
            """
        let corpus = try withFile("d.jsonl", content) { try Corpus(contentsOf: $0) }
        #expect(corpus.articles.count == 2)
        #expect(corpus.articles[0].words == ["Évora"])
        #expect(corpus.articles[0].gold[0].confidence == 0.5)
        #expect(corpus.articles[0].types.map(\.type) == [.person])
        #expect(corpus.articles[1].article.id == "line-3")
    }

    @Test(
        "JSON Lines that are wrong are named by line",
        arguments: [
            (#"{"text":"a b","mentions":[{"start":1,"end":9}]}"#, "outside"), (#"{"id":"x"}"#, "'text' is missing"),
            (#"{"text":"a","mentions":[{"start":0,"end":1,"kind":"star"}]}"#, "unknown kind 'star'"),
            ("{", "invalid JSON"),
        ])
    func badJSON(line: String, complaint: String) throws {
        try withFile("e.jsonl", "\n" + line) { path in
            let error = #expect(throws: CorpusError.self) { try Corpus(contentsOf: path) }
            #expect(error?.line == 2)
            #expect(error?.message.contains(complaint) == true)
        }
    }

    @Test("a file that is not there, and one of no known format")
    func unreadable() throws {
        #expect(throws: CorpusError.self) { try Corpus(contentsOf: "/nowhere/at/all.xml") }
        let error = try withFile("plain.dat", "just words") { path in
            #expect(throws: CorpusError.self) { try Corpus(contentsOf: path) }
        }
        #expect(error?.message.contains("--format") == true)
    }

    @Test(
        "newswire, every file an article",
        .enabled(if: SharedData.has("ner/en-worldwide-newswire"), "no ../shared/corpora/ner/en-worldwide-newswire"))
    func newswire() throws {
        let corpus = try Corpus(
            contentsOf: SharedData.path("ner/en-worldwide-newswire/processed_annotated"), skippingErrors: true)
        #expect(corpus.articles.count > 1000)
        #expect(corpus.mentionCount > 12000)
        print("newswire: \(corpus.articles.count) articles, \(corpus.problems.prefix(5))")
    }
}
