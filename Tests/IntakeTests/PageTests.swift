import Foundation
import Geoparser
import Intake
import Testing

/// A page in the shape of some publisher's template, and what a reader would take from it.
struct SamplePage: CustomTestStringConvertible {
    var name: String
    var facts: [String: String] = [:]
    var paragraphs: [String] = []

    private static let folder = testFolder.appendingPathComponent("Pages")

    /// Those that the rules were made with.
    static let all = pages(in: "")
    /// Those that were written afterwards, to see what the rules are worth.
    static let unseen = pages(in: "unseen/")

    private static func pages(in part: String) -> [SamplePage] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(part).path)
        return (names ?? []).sorted().filter { $0.hasSuffix(".html") }.map { SamplePage(part + $0.dropLast(5)) }
    }

    private init(_ name: String) {
        self.name = name
        let file = Self.folder.appendingPathComponent("\(name).txt")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
        var blocks = text.trimmingCharacters(in: .newlines).components(separatedBy: "\n\n")
        for line in blocks.removeFirst().split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            facts[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        paragraphs = blocks
    }

    var testDescription: String { name }

    func read() throws -> GivenArticle {
        let taken = try Taken(Self.folder.appendingPathComponent("\(name).html").path)
        return try #require(taken.articles.first, "\(taken.problems)")
    }
}

@Suite("Web pages")
struct PageTests {
    @Test("the headline and the paragraphs, and nothing that stands around them", arguments: SamplePage.all)
    func text(page: SamplePage) throws {
        let given = try page.read()
        #expect(given.paragraphs == [page.facts["title"] ?? ""] + page.paragraphs)
    }

    @Test("of other templates too: all the words, and few others")
    func unseen() throws {
        var (given, wanted, common) = (0, 0, 0)
        for page in SamplePage.unseen {
            let words = try page.read().string.split(whereSeparator: \.isWhitespace).map(String.init)
            var expected: [String: Int] = [:]
            for word in ([page.facts["title"] ?? ""] + page.paragraphs).joined(separator: " ").split(separator: " ") {
                expected[String(word), default: 0] += 1
                wanted += 1
            }
            for word in words {
                given += 1
                guard let left = expected[word], left > 0 else { continue }
                expected[word] = left - 1
                common += 1
            }
        }
        #expect(wanted > 500)
        #expect(common == wanted)
        #expect(Double(common) / Double(given) > 0.94)
    }

    @Test("headline, outlet, day and address", arguments: SamplePage.all + SamplePage.unseen)
    func facts(page: SamplePage) throws {
        let article = try page.read().article
        #expect(article.title == page.facts["title"])
        #expect(article.source == page.facts["source"])
        #expect(article.date?.iso8601 == page.facts["date"])
        #expect(article.url == page.facts["url"])
    }

    @Test("all the sample pages are there")
    func count() {
        #expect(SamplePage.all.count == 14 && SamplePage.unseen.count == 8)
    }
}
