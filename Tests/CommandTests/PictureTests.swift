import Foundation
import Testing

@Suite("Locator maps from the command")
struct PictureTests {
    private let article = "Samples/caucasus.txt"

    @Test("the ending of the output says which picture is drawn")
    func byEnding() throws {
        let folder = try TemporaryFolder()
        let svg = folder.url("map.svg")
        let result = try Geonews.run("locate", article, "-o", svg.path)
        #expect(result.code == 0)
        #expect(result.errors.isEmpty)
        let text = try String(contentsOf: svg, encoding: .utf8)
        #expect(text.hasPrefix("<svg "))
        #expect(text.contains(">Yerevan</text>"))
        #expect(text.contains(">Also named: "))
        #expect(text.utf8.count < 300_000)
        let png = folder.url("map.png")
        #expect(try Geonews.run("locate", article, "-o", png.path).code == 0)
        #expect(try Data(contentsOf: png).prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
        #expect(folder.names.sorted() == ["map.png", "map.svg"])
    }

    @Test("pictures go to standard output too, and of several articles")
    func standardOutput() throws {
        let result = try Geonews.run("locate", article, "Samples/maine.txt", "-f", "svg")
        #expect(result.code == 0)
        #expect(result.output.contains("<title id=\"title\">2 articles</title>"))
        #expect(try Geonews.run("locate", article, "-f", "png").output.utf8.count > 10_000)
    }

    @Test("an article without places makes a map that says so")
    func noPlaces() throws {
        let result = try Geonews.run("locate", "-", "-f", "svg", input: "Put the egg in the water and wait.\n")
        #expect(result.code == 0)
        #expect(result.output.contains("No places were found."))
    }

    @Test("a CRS is misuse, as the map chooses its projection")
    func crs() throws {
        let result = try Geonews.run("locate", article, "-o", "/tmp/never.png", "--crs", "EPSG:3857")
        #expect(result.code == 2)
        #expect(result.errors.contains("leave out --crs"))
        #expect(!FileManager.default.fileExists(atPath: "/tmp/never.png"))
    }

    @Test("commands that work on maps say that they draw no pictures")
    func otherCommands() throws {
        let folder = try TemporaryFolder()
        let map = try folder.file("map.geojson", #"{"type":"FeatureCollection","features":[]}"#)
        let result = try Geonews.run("hull", map, "-o", folder.url("map.svg").path)
        #expect(result.code == 1)
        #expect(result.errorLines.count == 1)
        #expect(result.errors.contains("locate"))
        #expect(folder.names == ["map.geojson"])
    }

    @Test("a picture that cannot be written leaves the old one")
    func unwritable() throws {
        let result = try Geonews.run("locate", article, "-o", "/nowhere/map.svg")
        #expect(result.code == 1)
        #expect(result.errorLines.count == 1)
    }
}
