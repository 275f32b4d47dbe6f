import Foundation
import Gazetteer
import Geo
import Geoparser
import SmallWorld
import Testing

@testable import WebMap

@Suite("The page")
struct MapPageTests {
    private let gazetteer: Gazetteer

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("geonews-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        gazetteer = try SmallWorld.build(into: folder.path)
    }

    private func page(_ text: String, title: String = "A title", tiles: Tiles? = nil) throws -> String {
        let baku = try #require(gazetteer.row(of: PlaceID(rawValue: 587_084)))
        let mention = Mention(range: 0..<4, kind: .place, confidence: 1)
        let located = LocatedArticle(
            article: Article(id: "a", title: title, text: ArticleText(text)),
            mentions: [ResolvedMention(mention: mention, place: baku, confidence: 0.9)])
        let libraries = MapLibraries(scripts: [Array("/* leaflet */".utf8)], styles: [Array("a{b:url(x.png)}".utf8)])
        let bytes = try MapPage.html(
            of: [located], title: title, gazetteer: gazetteer, libraries: libraries, tiles: tiles, nonce: "n0nce")
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("text cannot end its script, and a title cannot be markup")
    func hostileText() throws {
        let page = try page(
            "Baku </script><script>alert(1)</script><!--\u{2028}", title: "</title><img src=x onerror=alert(1)>")
        #expect(!page.contains("<script>alert"))
        #expect(!page.contains("<img"))
        #expect(page.contains("\\u003c/script>"))
        #expect(page.components(separatedBy: "</script>").count == page.components(separatedBy: "<script ").count)
    }

    @Test("only scripts and styles with the nonce run, and nothing is fetched")
    func policy() throws {
        let page = try page("Baku")
        #expect(
            page.contains("default-src 'none'; script-src 'nonce-n0nce'; style-src 'nonce-n0nce'; img-src data: blob:;")
        )
        #expect(!page.contains("unsafe-inline"))
        #expect(!page.contains("url("))
        for tag in ["<script", "<style"] {
            #expect(
                page.components(separatedBy: "\(tag) nonce=\"n0nce\"").count + (tag == "<script" ? 1 : 0)
                    == page.components(separatedBy: tag).count)
        }
    }

    @Test(
        "a tile server is the only host that the policy names",
        arguments: [
            ("https://{s}.tiles.example/{z}/{x}/{y}.png", "https://*.tiles.example"),
            ("https://tiles.example:8443/{z}/{x}/{y}.png?a='; script-src *", "https://tiles.example:8443"),
        ])
    func tiles(url: String, origin: String) throws {
        let page = try page("Baku", tiles: Tiles(url: url, attribution: "<b>"))
        #expect(page.contains("img-src data: blob: \(origin); base-uri 'none'"))
    }

    @Test("offsets count UTF-16 units, as JavaScript does")
    func offsets() {
        var offsets = UTF16Offsets(Array("a😀é漢b".utf8))
        #expect([0, 1, 5, 7, 10, 11].map { offsets.offset(of: $0) } == [0, 1, 3, 4, 5, 6])
        #expect(offsets.offset(of: 1) == 1)
    }

    @Test("a ring comes back from its polyline")
    func polyline() {
        let square = Geometry.polygon(
            Polygon(outer: [
                Coordinate(longitude: -120.2, latitude: 38.5), Coordinate(longitude: -120.95, latitude: 40.7),
                Coordinate(longitude: -126.453, latitude: 43.252), Coordinate(longitude: -120.2, latitude: 38.5),
            ]))
        #expect(Polyline.encode(square) == .array([.strings(["gejAnwiFohCzm@o~C|vI~gHyeK"])]))
    }
}
