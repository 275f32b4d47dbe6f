import Testing

@testable import Geoparser

@Suite("The dateline")
struct DatelineTests {
    @Test(
        "is the place before agency, date and dash",
        arguments: [
            ("BAKU, Azerbaijan, Sept 27 (Reuters) - Shells fell.", "BAKU, Azerbaijan"),
            ("PORTLAND, Maine (AP) — The ferry is late.", "PORTLAND, Maine"),
            ("A headline\n\nTBILISI — Rain fell.", "TBILISI"),
            ("Tartu (ERR) – The bridge opened.", "Tartu"),
        ])
    func found(text: String, place: String) throws {
        let article = ArticleText(text)
        #expect(article.string(try #require(Dateline.find(in: article))) == place)
    }

    @Test(
        "is not any sentence with a dash in it",
        arguments: ["The ferry — late again — sank.", "Nothing here.", "", "He said - and meant - it."])
    func absent(text: String) {
        #expect(Dateline.find(in: ArticleText(text)) == nil)
    }
}
