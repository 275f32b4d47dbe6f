import Foundation
import Intake
import Testing

@Suite("Articles as JSON")
struct JSONTests {
    @Test("JSON Lines: a malformed line, a line without text and one too long are named, and the rest is read")
    func lines() throws {
        var intake = Intake()
        intake.limit = 1000
        let long = String(repeating: "x", count: 2000)
        let file = try TestFile(
            """
            {"id":"a","source":"Example","title":"T","date":"2020-09-29","url":"https://example.org/a","text":"Rain in Baku."}

            {"id":"b","text":"Rain in
            {"id":"c"}
            {"id":"d","text":"\(long)"}
            [1,2]
            {"id":7,"text":"Snow in Gyumri: \\u0410\\ud83c\\udf28"}
            """, name: "batch.jsonl")
        var texts: [String] = []
        var problems: [String] = []
        try intake.read(file.path) {
            texts.append("\($0.article.id) \($0.string)")
        } onProblem: {
            problems.append($0.description.replacingOccurrences(of: file.path, with: "batch.jsonl"))
        }
        #expect(texts == ["a Rain in Baku.", "7 Snow in Gyumri: А🌨"])
        #expect(problems.count == 4)
        #expect(problems[0].hasPrefix("batch.jsonl: line 3: not JSON: a string does not end"))
        #expect(problems[1] == "batch.jsonl: line 4: it has no 'text'")
        #expect(problems[2].hasPrefix("batch.jsonl: line 5: it is longer than"))
        #expect(problems[3].hasPrefix("batch.jsonl: line 6: "))
    }

    @Test("every member of an article")
    func members() throws {
        let taken = try Taken(
            #"{"id":"a","source":"Example","title":"T","date":"2020-09-29","url":"https://example.org/a","text":"Rain."}"#,
            name: "a.json")
        let article = try #require(taken.articles.first).article
        #expect(article.id == "a" && article.source == "Example" && article.title == "T")
        #expect(article.date?.iso8601 == "2020-09-29" && article.url == "https://example.org/a")
    }

    @Test("trafilatura's JSON: the address is in 'source', the outlet in 'source-hostname'")
    func trafilatura() throws {
        let taken = try Taken(
            """
            {
              "title": "Rain in Baku", "author": "A", "hostname": "example.org", "date": "2020-09-29", "fingerprint": "1",
              "id": null, "license": null, "comments": "", "raw_text": "Rain fell.", "text": "Rain fell in Baku.\\nIt stopped.",
              "language": null, "image": null, "source": "https://www.example.org/rain", "source-hostname": "The Example",
              "excerpt": null, "categories": [], "tags": ["rain"]
            }
            """, name: "page.json")
        let given = try #require(taken.articles.first, "\(taken.problems)")
        #expect(given.article.id == "https://www.example.org/rain")
        #expect(given.article.source == "The Example" && given.article.url == "https://www.example.org/rain")
        #expect(given.string == "Rain fell in Baku.\nIt stopped.")
    }

    @Test("the outlet is the address's host when nothing else says it")
    func host() throws {
        let taken = try Taken(#"{"url":"https://www.example.org:8080/a?b","text":"Rain."}"#, name: "a.json")
        #expect(taken.articles.first?.article.source == "example.org")
    }

    @Test("a list, and objects one after the other, without any ending to tell them by")
    func shapes() throws {
        let list = try Taken(#"[{"text":"Rain."},"# + "\n" + #"{"text":"Snow."}]"#, name: "x")
        #expect(list.texts == ["Rain.", "Snow."])
        #expect(list.articles.map(\.article.id) == ["x#1", "x#2"])
        let lines = try Taken("{\"text\":\"Rain.\"}\n{\"text\":\"Snow.\"}\n", name: "x")
        #expect(lines.texts == ["Rain.", "Snow."])
        #expect(lines.articles.map(\.article.id) == ["x#1", "x#2"])
    }

    @Test(
        "deep nesting, half a document and nothing end in one line",
        arguments: [
            String(repeating: "{\"a\":", count: 100_000), "{\"text\":\"Rain", "{\"text\": }", "{\"text\":\"\"}",
            "{\"text\":\"\\u0000\"}",
        ])
    func malformed(json: String) throws {
        let taken = try Taken(json, name: "a.json")
        #expect(taken.articles.isEmpty && taken.failures.count == 1, "\(taken.failures)")
    }

    @Test(
        "an address that is none does not reach the output",
        arguments: [
            "javascript:alert(1)", "https://", "https://example.org/a b", "https://example.org/\\\"><script>",
            "ftp://example.org/", "/a",
        ])
    func address(url: String) throws {
        let taken = try Taken("{\"url\":\"\(url)\",\"text\":\"Rain.\"}", name: "a.json")
        #expect(taken.articles.count == 1 && taken.articles[0].article.url == nil)
    }

    @Test(
        "the text is the first member of its name, whatever it is made of",
        arguments: [
            (#"{"text":"a\nb","text":"c"}"#, "a\nb"), (#"{"text":null,"raw_text":"c"}"#, "c"),
            (#"{"text":" ","raw_text":"c \" \\ \/ \u00e9 \ud83c\udf28 \ud83c."}"#, "c \" \\ / é 🌨 \u{FFFD}."),
            (#"{"x":{"text":"in"},"raw_text":"out"}"#, "out"), (#"[{"text":"listed"}]"#, "listed"),
        ])
    func text(_ json: String, _ text: String) throws {
        #expect(try Taken(json, name: "a.json").articles.map(\.string) == [text])
    }
}
