import Foundation
import Testing

@Suite("News of the world, in sixty short articles that nothing was trained on")
struct WorldNewsTests {
    private struct Report: Decodable {
        var recognition: Recognition
        var endToEnd: EndToEnd

        struct Recognition: Decodable { var exact: Score }
        struct EndToEnd: Decodable { var right: Score }
        struct Score: Decodable {
            var precision: Double
            var recall: Double
        }
    }

    @Test("the bundled model finds nineteen places of twenty, and maps thirteen of fourteen rightly")
    func scores() throws {
        let folder = try TemporaryFolder()
        let scores = folder.url("scores.json")
        let corpus = Geonews.root.appending(path: "Tests/Fixtures/World/news.jsonl").path
        let result = try Geonews.run("evaluate", corpus, "--errors-shown", "0", "--json", scores.path)
        try #require(result.code == 0, "\(result.errors)")
        let report = try #require(JSONDecoder().decode([Report].self, from: Data(contentsOf: scores)).first)
        #expect(report.recognition.exact.recall >= 0.95 && report.recognition.exact.precision >= 0.94)
        #expect(report.endToEnd.right.recall >= 0.93 && report.endToEnd.right.precision >= 0.92)
    }
}
