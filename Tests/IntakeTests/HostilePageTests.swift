import Foundation
import Intake
import Testing

@Suite("Hostile pages")
struct HostilePageTests {
    private let story =
        "<h1>Snow in Gyumri</h1><p>Snow fell in Gyumri on Wednesday and closed the road to Vanadzor and to Tbilisi.</p>"

    @Test(
        "deep nesting ends in a result, quickly",
        arguments: ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<a href=x>", "<font><p>"])
    func nesting(tag: String) throws {
        let clock = ContinuousClock()
        let page = "<html><body>\(story)" + String(repeating: tag, count: 20_000) + "x"
        var taken: Taken?
        let time = try clock.measure { taken = try Taken(page, name: "a.html") }
        #expect(time < .seconds(60), "\(time)")
        #expect(taken?.texts.first?.contains("Vanadzor") ?? false)
        #expect(taken?.failures.isEmpty ?? false)
    }

    @Test("a page that is nested too deep to be read to its end is read so far, and that is said")
    func cut() throws {
        let taken = try Taken(
            "<html>\(story)" + String(repeating: "<div>", count: 1000) + "<p>Baku.</p>", name: "a.html")
        #expect(taken.texts.first?.contains("Vanadzor") ?? false)
        #expect(taken.warnings.count == 1 && taken.warnings[0].contains("nested too deep"))
    }

    @Test("more tags than any page has are refused")
    func tags() throws {
        let taken = try Taken("<html>" + String(repeating: "<i>x</i>", count: 300_000), name: "a.html")
        #expect(taken.failures.count == 1 && taken.failures[0].contains("tags"))
    }

    @Test(
        "a charset that lies: the bytes decide",
        arguments: [
            ("windows-1252", "Café in Zürich"), ("utf-16", "Cafe in Zurich"), ("no-such-charset", "Cafe in Zurich"),
            ("utf-8//TRANSLIT", "Café"),
        ])
    func charset(name: String, words: String) throws {
        let page =
            "<html><head><meta charset=\"\(name)\"><title>\(words) again</title></head><body><h1>\(words) again</h1><p>It rained on the \(words) for three days, the owner said.</p></body></html>"
        let given = try #require(try Taken(page, name: "a.html").articles.first)
        #expect(given.string.contains("It rained on the \(words)"))
    }

    @Test("UTF-8 stated, Windows-1252 written; and UTF-8 with a slip in it")
    func wrongCharset() throws {
        let page =
            "<html><head><meta charset='utf-8'></head><body><p>The caf\u{1} in Z\u{2}rich was shut for three days, its owner said on Monday.</p></body>"
        let latin = page.utf8.map { $0 == 1 ? 0xE9 : $0 == 2 ? 0xFC : $0 }
        #expect(try Taken(latin, name: "a.html").texts.first?.contains("The café in Zürich") ?? false)
        let slip =
            "<meta charset='utf-8'><p>Çorum, Ağrı, Iğdır and Şırnak are provinces of Turkey, as everybody knows here"
            .utf8
            + [0xC3] + "; they are.</p>".utf8
        #expect(try Taken(Array(slip), name: "a.html").texts.first?.contains("Şırnak") ?? false)
    }

    @Test("UTF-16 pages")
    func utf16() throws {
        let page = Data([0xFF, 0xFE]) + (("<html><body>" + story).data(using: .utf16LittleEndian) ?? Data())
        #expect(try Taken(page, name: "a.html").texts.first?.contains("Vanadzor") ?? false)
    }

    @Test(
        "no page, an empty page, a page of links only, a page of zeros",
        arguments: [
            "", "<html></html>", "<html><body><a href=x>London</a><a href=y>Paris</a></body></html>", "<html>\0\0\0",
        ])
    func nothing(page: String) throws {
        let taken = try Taken(page, name: "a.html")
        #expect(taken.articles.isEmpty && taken.failures.count == 1)
    }

    @Test(
        "malformed JSON-LD is left out", arguments: ["{", "[[[[", "{\"@type\":\"NewsArticle\",\"headline\":7}", "null"])
    func structuredData(json: String) throws {
        let page = "<html><head><script type='application/ld+json'>\(json)</script></head><body>\(story)</body></html>"
        #expect(try Taken(page, name: "a.html").articles.first?.article.title == "Snow in Gyumri")
    }

    @Test("random bytes between the tags never end the run")
    func random() throws {
        let seed = UInt64.random(in: 0 ... .max)
        print("seed \(seed)")
        var state = seed
        func next() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        let tags = [
            "<p>", "</p>", "<a>", "</div>", "<table>", "<!--", "-->", "<script>", "]]>", "<p/", "&#x", "<h1>", "<br>",
            "<b>",
        ]
        for _ in 0..<200 {
            var page = Array("<html>".utf8)
            for _ in 0..<60 {
                page += Array(tags[Int(next()) % tags.count].utf8)
                for _ in 0..<Int(next() % 24) { page.append(next()) }
            }
            for format in [InputFormat.html, .feed, .markdown, .warc, .gkg, .json, .jsonl, .text] {
                let taken = try Taken(page, name: "a", format)
                #expect(taken.articles.count + taken.problems.count > 0)
            }
        }
    }

    @Test("names of text files are safe, and never two alike")
    func names() {
        var names = TextFileNames()
        let ids = [
            "a", "a", "a-2", "../a", "..", "", "-", ".hidden", "a/b", "a_b", String(repeating: "я", count: 500),
            "a\u{202E}b", "ok.txt",
        ]
        let made = ids.map { names.name(for: $0) }
        #expect(made.prefix(3) == ["a.txt", "a-2.txt", "a-2-2.txt"])
        #expect(Set(made).count == ids.count)
        #expect(
            made.allSatisfy { !$0.contains("/") && !$0.hasPrefix(".") && !$0.hasPrefix("-") && $0.utf8.count < 200 })
    }
}
