import Foundation
import FoundationXML
import Geo
import Testing

@testable import LocatorMap

@Suite("The picture")
struct PictureTests {
    /// The texts of an SVG file by element, and the names of its elements.
    private final class Reader: NSObject, XMLParserDelegate {
        var texts: [String] = []
        var elements: Set<String> = []
        private var text = ""

        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.insert(element)
            text = ""
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(
            _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
        ) {
            if element == "text" || element == "title" { texts.append(text) }
        }
    }

    private func read(_ svg: String) throws -> Reader {
        let reader = Reader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        return reader
    }

    @Test("names and titles stay text, whatever they hold")
    func hostileNames() throws {
        let names = [
            "</text><script>alert(1)</script>", "a\u{0}b\u{1B}[31mc\nd", "\u{202E}drawkcab", "\" onload=\"x",
            "&lt;&#0;",
            "\u{FFFE}\u{FFFF}", "",
        ]
        let svg = try World.svg(
            names.enumerated().map { World.place($1, 44 + Double($0) / 2, 40 + Double($0) / 3) },
            title: "</title></svg><script>alert(1)</script>\u{0}")
        let picture = try read(svg)
        #expect(picture.elements.isDisjoint(with: ["script", "a", "image", "foreignObject", "style", "use"]))
        #expect(picture.texts.contains("</text><script>alert(1)</script>"))
        #expect(picture.texts.contains("a b [31mc d"))
        #expect(picture.texts.contains("drawkcab"))
        #expect(picture.texts[0] == "</title></svg><script>alert(1)</script>")
        #expect(!svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test("names in other scripts are written as they are, right to left as well")
    func otherScripts() throws {
        let names = ["غزة", "תל אביב", "Գյումրի", "東京", "თბილისი", "Łódź"]
        let picture = try read(
            try World.svg(
                names.enumerated().map { World.place($1, 34 + Double($0) / 3, 31 + Double($0) / 4) }, title: "مدينة"))
        for name in names { #expect(picture.texts.contains(name)) }
    }

    @Test("a screen reader is told what the map shows")
    func accessible() throws {
        let svg = try World.svg([World.place("Gyumri", 43.85, 40.79)], title: "Fire at the market")
        #expect(svg.contains("role=\"img\" aria-labelledby=\"title summary\""))
        #expect(svg.contains("<title id=\"title\">Fire at the market</title>"))
        #expect(svg.contains("<desc id=\"summary\">A map that shows Gyumri.</desc>"))
    }

    @Test("no places make a map of the world that says so")
    func noPlaces() throws {
        let picture = try read(try World.svg([]))
        #expect(picture.texts.contains("No places were found."))
        #expect(picture.texts.contains("Equal Earth projection"))
    }

    @Test("two hundred places, and two hundred on one spot")
    func manyPlaces() throws {
        let spread = try read(
            try World.svg((0..<200).map { World.place("T\($0)", Double($0 % 20) / 4, 45 + Double($0 / 20) / 4) }))
        #expect(spread.texts.count > 60)
        let spot = try World.svg((0..<200).map { World.place("T\($0)", 10 + Double($0) * 1e-6, 45) })
        #expect(spot.components(separatedBy: "<circle").count < 20)
    }

    @Test("places beyond the most are counted, not kept")
    func bounded() {
        var places = LocatorPlaces()
        for number in 0...LocatorPlaces.most {
            places.add(World.place("x", Double(number % 300) / 2, Double(number / 300) / 8), gazetteer: World.gazetteer)
        }
        #expect(places.places.count == LocatorPlaces.most)
        #expect(places.left == 1)
    }

    @Test("mentions of a place are one symbol")
    func aggregated() {
        let places = World.places([
            World.place("Gyumri", 43.85, 40.79, mentions: 2, confidence: 0.4), World.place("Gyumri", 43.85, 40.79),
        ])
        #expect(places.places.count == 1)
        #expect(places.places.first?.mentions == 3)
        #expect(places.places.first?.confidence == 1)
    }

    @Test("a PNG has twice the pixels of the SVG")
    func png() throws {
        let places = World.places([World.place("غزة", 34.46, 31.5), World.place("東京", 35, 31)])
        let scene = try MapPage(places, title: "مدينة", gazetteer: World.gazetteer).scene
        let png = try LocatorMap.png(of: places, title: "مدينة", gazetteer: World.gazetteer)
        #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        func number(at offset: Int) -> Int { png[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(at: 16) == 2000)
        #expect(number(at: 20) == Int(scene.height) * 2)
    }

    @Test("a machine without Cairo and Pango is told which package to install")
    func missingLibrary() {
        let error = #expect(throws: LocatorMapError.self) { _ = try CairoLibrary(names: ["libno-such-thing.so.9"]) }
        let words = error?.description ?? ""
        #expect(words.contains("apt-get install libpangocairo-1.0-0"))
        #expect(words.contains("libno-such-thing.so.9"))
        #expect(!words.contains("\n"))
    }
}
