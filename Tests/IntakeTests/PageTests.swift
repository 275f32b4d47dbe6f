import Foundation
import Geoparser
import Intake
import Testing

/// A page in the shape of some publisher's template, and what a reader would take from it.
struct SamplePage: CustomTestStringConvertible {
    var name: String
    var facts: [String: String] = [:]
    var paragraphs: [String] = []

    static let folder = testFolder.appendingPathComponent("Pages")

    static let all: [SamplePage] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        .filter { $0.hasSuffix(".html") }.map { SamplePage(String($0.dropLast(5))) }

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

    @Test("headline, outlet, day and address", arguments: SamplePage.all)
    func facts(page: SamplePage) throws {
        let article = try page.read().article
        #expect(article.title == page.facts["title"])
        #expect(article.source == page.facts["source"])
        #expect(article.date?.iso8601 == page.facts["date"])
        #expect(article.url == page.facts["url"])
    }

    @Test("all the sample pages are there")
    func count() {
        #expect(SamplePage.all.count == 14)
    }
}
