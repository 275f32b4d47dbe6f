import Foundation
import Intake
import Testing

@Suite("Plain text, Markdown, GKG, PDF")
struct TextFormatTests {
    @Test("plain text is given as it is, with its mark and its line breaks")
    func plain() throws {
        let bytes = Array("\u{FEFF}Rain in Baku\r\n\r\nIt rained.\r\n".utf8)
        let taken = try Taken(bytes, name: "a.txt")
        #expect(taken.articles.first?.text == bytes)
        #expect(taken.articles.first?.article.id == "a.txt")
    }

    @Test("Markdown without its marks")
    func markdown() throws {
        let taken = try Taken(
            """
            ---
            title: "Snow in Gyumri"
            date: 2021-02-03
            source: Shirak Example
            url: https://example.org/snow
            tags: [snow]
            ---

            ## A *cold* night ##

            Snow fell in **Gyumri** and in [Vanadzor](https://example.org/paris "London"), ![Kars](x.png) as `never` before[^1].
            > The [road](a_(b)) to <b>Tbilisi</b> is \\*closed\\*, the_road_too.

            - Sevan
            1. Dilijan

            | town | snow |
            |------|-----:|
            | Goris | 2 |

            <!-- Moscow
            is not mentioned -->
            [1]: https://example.org/berlin
            * * *
            2 * 3 [is] not <3.
            """, name: "snow.txt")
        let given = try #require(taken.articles.first, "\(taken.problems)")
        #expect(given.article.title == "Snow in Gyumri" && given.article.source == "Shirak Example")
        #expect(given.article.date?.iso8601 == "2021-02-03" && given.article.url == "https://example.org/snow")
        #expect(
            given.string.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == [
                "Snow in Gyumri", "A cold night", "Snow fell in Gyumri and in Vanadzor,  as never before.",
                "The road to Tbilisi is *closed*, the_road_too.", "Sevan", "1. Dilijan", "town \t snow", "Goris \t 2",
                "2 * 3 [is] not <3.",
            ])
    }

    @Test("Markdown's worst lines take no time", arguments: ["[", "![", "[](", "[a](b)", "*", "_", "<a", "]("])
    func worstMarkdown(piece: String) throws {
        let clock = ContinuousClock()
        let bytes = String(repeating: piece, count: (1 << 18) / piece.utf8.count) + "\nRain in Baku."
        let time = try clock.measure { _ = try Taken(bytes, name: "a.md") }
        #expect(time < .seconds(60), "\(time)")
    }

    private func row(_ extras: String, columns: Int = 27) -> String {
        var fields = [String](repeating: "", count: columns)
        fields[0] = "20150218230000-7"
        fields[1] = "20150218230000"
        fields[2] = "1"
        fields[3] = "example.org"
        fields[4] = "https://example.org/rain"
        if columns > 26 { fields[26] = extras }
        return fields.joined(separator: "\t")
    }

    @Test("GKG: the page's title is located; a row without one is counted, a short row is named")
    func gkg() throws {
        let rows = [
            row("<PAGE_LINKS>x</PAGE_LINKS><PAGE_TITLE>Rain in Baku &amp; G&#xFC;ters&#x6c;oh</PAGE_TITLE>"), row(""),
            row("", columns: 5),
        ]
        let taken = try Taken(rows.joined(separator: "\n"), name: "20150218230000.gkg.csv")
        let given = try #require(taken.articles.first, "\(taken.problems)")
        #expect(given.string == "Rain in Baku & Gütersloh")
        #expect(given.article.source == "example.org" && given.article.url == "https://example.org/rain")
        #expect(given.article.date?.iso8601 == "2015-02-18")
        #expect(taken.warnings.count == 1 && taken.warnings[0].hasSuffix("text: 1"))
        #expect(taken.failures.count == 1 && taken.failures[0].contains("line 3: 5 columns"))
    }

    private static let hasPDF = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: "\($0)/pdftotext") }

    private func pdf(_ lines: [String]) -> String {
        let content = "BT /F1 12 Tf 72 720 Td 14 TL " + lines.map { "(\($0)) Tj T*" }.joined(separator: " ") + " ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        let body = objects.enumerated().map { "\($0 + 1) 0 obj\n\($1)\nendobj\n" }.joined()
        return "%PDF-1.4\n" + body + "trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n"
    }

    @Test("a PDF by pdftotext, packed or not; one without text and a broken one are said", .enabled(if: hasPDF))
    func portableDocument() throws {
        let file = pdf(["Rain floods Gyumri", "29 September 2020", "Rivers rose in Gyumri on Tuesday."])
        for taken in [try Taken(file, name: "-a b.pdf"), try Taken(gzipped(file.utf8), name: "a.pdf.gz")] {
            let given = try #require(taken.articles.first, "\(taken.problems)")
            #expect(given.string.hasPrefix("Rain floods Gyumri\n29 September 2020\nRivers rose"))
            #expect(given.article.date?.iso8601 == "2020-09-29")
        }
        #expect(try Taken(pdf([]), name: "scan.pdf").failures.first?.contains("without text") ?? false)
        #expect(try Taken("%PDF-1.4\n%%EOF", name: "broken.pdf").failures.first?.contains("damaged") ?? false)
    }

    @Test(
        "the format shows in the content first",
        arguments: [
            ("<!-- x --><!DOCTYPE html><p>Rain.</p>", "a.txt", "Rain.\n"),
            ("{\"text\":\"Rain.\"}", "a.txt", "Rain."),
            ("<Reuters> Rain in Baku.", "a.txt", "<Reuters> Rain in Baku."),
            ("[1] Rain in Baku.", "a.md", "[1] Rain in Baku."),
            ("{curly} Rain.", "a", "{curly} Rain."), ("--- Rain in Baku.", "a.txt", "--- Rain in Baku."),
        ])
    func detection(content: String, name: String, expected: String) throws {
        let taken = try Taken(content, name: name)
        #expect((taken.texts + taken.failures).first?.contains(expected) ?? false, "\(taken.texts) \(taken.failures)")
    }
}
