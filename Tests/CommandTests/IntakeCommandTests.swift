import Foundation
import Testing

@Suite("Inputs of the trade, by the command")
struct IntakeCommandTests {
    private let page = """
        <!doctype html><html><head><meta charset="utf-8"><title>Snow in Gyumri &#x1F328; | Shirak Example</title>
        <meta property="og:site_name" content="Shirak Example">
        <meta property="article:published_time" content="2021-02-03T10:00:00+04:00">
        <link rel="canonical" href="https://example.org/snow"></head><body><nav><a href="/">London</a></nav>
        <article><h1>Snow in Gyumri \u{1F328}</h1>
        <p>Snow fell in Gyumri on Wednesday and closed the road to Vanadzor, the ministry in Yerevan said.</p>
        <p>Trains to Tbilisi were four hours late, and schools in Stepanavan stayed closed.</p></article>
        <footer>Paris office</footer></body></html>
        """

    @Test("a page's offsets cut the matched words out of the text that --text-out writes")
    func textOut() throws {
        let folder = try TemporaryFolder()
        let texts = folder.url("texts")
        let input = try folder.file("snow.html", page)
        let result = try Geonews.run("locate", input, "--text-out", texts.path)
        #expect(result.code == 0, "\(result.errors)")
        let places = try Places(result.output)
        let written = try FileManager.default.contentsOfDirectory(atPath: texts.path)
        #expect(written == ["snow.html.txt"])
        let text = Array(
            try String(contentsOf: texts.appendingPathComponent(written[0]), encoding: .utf8).unicodeScalars)
        #expect(places.matching("Gyumri") != nil && places.matching("Vanadzor") != nil)
        #expect(places.matching("London") == nil && places.matching("Paris") == nil)
        for place in places.places {
            for offset in place.list("offsets") {
                let ends = offset.split(separator: "-").compactMap { Int($0) }
                let words = String(String.UnicodeScalarView(text[ends[0]..<ends[1]]))
                #expect(place.list("variants").contains(words), "\(place.name): \(words)")
            }
        }
    }

    @Test("outlet, day, address and headline reach the output")
    func facts() throws {
        let result = try Geonews.run("locate", "-", input: page)
        let places = try Places(result.output)
        #expect(places.article["title"] as? String == "Snow in Gyumri \u{1F328}")
        #expect(places.article["url"] as? String == "https://example.org/snow")
        let gyumri = try #require(places.matching("Gyumri"))
        #expect(gyumri.text("source") == "Shirak Example")
        #expect(gyumri.text("date") == "2021-02-03")
        #expect(gyumri.text("url") == "https://example.org/snow")
    }

    @Test("a malformed line is named, the others are mapped, and the exit code is 1")
    func lines() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file(
            "batch.jsonl",
            """
            {"id":"a","text":"Rain fell in Yerevan on Monday."}
            {"id":"b","text":"Rain fell in
            {"id":"c","source":"Example","date":"2020-09-29","text":"Rain fell in Tbilisi on Monday."}
            """)
        let result = try Geonews.run("locate", file)
        #expect(result.code == 1)
        #expect(result.errorLines.count == 1 && result.errors.contains("batch.jsonl: line 2: "))
        let places = try Places(result.output)
        #expect(places.places.map(\.name) == ["Yerevan", "Tbilisi"])
        #expect(places.places.map { $0.text("article") } == ["a", "c"])
    }

    @Test("ids that look like paths stay inside the folder of texts")
    func traversal() throws {
        let folder = try TemporaryFolder()
        let texts = folder.url("texts")
        let ids = ["../../escape", "/etc/passwd", "..", "-rf", "a/b", "a\\u0000b", "a\\nb", ""]
        let lines = ids.map { #"{"id":"\#($0)","text":"Rain fell in Yerevan."}"# }.joined(separator: "\n")
        let result = try Geonews.run(
            "locate", try folder.file("ids.jsonl", lines), "--text-out", texts.path, "-o", folder.url("o.json").path)
        #expect(result.code == 0, "\(result.errors)")
        #expect(Set(folder.names) == ["ids.jsonl", "texts", "o.json"])
        let written = try FileManager.default.contentsOfDirectory(atPath: texts.path)
        #expect(written.count == ids.count, "\(written)")
        #expect(written.allSatisfy { !$0.hasPrefix(".") && !$0.hasPrefix("-") && $0.hasSuffix(".txt") })
    }

    @Test("a file whose name begins with a dash is read, whatever reads it")
    func dash() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("-rf.html", page)
        _ = try folder.file("-out.pdf", "%PDF-1.4\nbroken")
        let result = try Geonews.run("locate", "--", folder.url("-rf.html").path)
        #expect(result.code == 0, "\(result.errors)")
        let broken = try Geonews.run("locate", "--", folder.url("-out.pdf").path)
        #expect(broken.code == 1 && broken.errorLines.count == 1)
    }

    @Test("without pdftotext a PDF is refused with what to install")
    func missingProgram() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("report.pdf", "%PDF-1.4\n")
        let result = try Geonews.run(["locate", file], environment: ["PATH": "/nowhere"])
        #expect(result.code == 1)
        #expect(result.errorLines.count == 1 && result.errors.contains("poppler-utils"), "\(result.errors)")
    }

    @Test("the format can be said, and an unknown one is misuse")
    func format() throws {
        let asText = try Geonews.run("locate", "-", "--input-format", "text", input: page)
        #expect(try Places(asText.output).matching("London") != nil)
        #expect(try Geonews.run("locate", "-", "--input-format", "docx", input: page).code == 2)
    }

    @Test("the web map takes them too")
    func map() throws {
        let folder = try TemporaryFolder()
        let output = folder.url("map.html")
        let result = try Geonews.run("map", try folder.file("snow.html", page), "-o", output.path)
        #expect(result.code == 0, "\(result.errors)")
        let html = try String(contentsOf: output, encoding: .utf8)
        #expect(html.contains("Vanadzor") && !html.contains("Paris office"))
    }
}
