import Foundation
import Testing

@Suite("geonews gazetteer")
struct GazetteerCommandTests {
    private let folder: TemporaryFolder
    private var file: String { folder.url("small.gazetteer").path }

    init() throws {
        folder = try TemporaryFolder()
        let tables = Geonews.root.appendingPathComponent("Tests/Fixtures/SmallWorld").path
        let built = try Geonews.run("gazetteer", "build", tables, "--output", file)
        #expect(built.code == 0 && built.output.contains("places") && built.errors.isEmpty, "\(built.errors)")
    }

    private func run(_ arguments: String...) throws -> Geonews.Result {
        try Geonews.run(["gazetteer", arguments[0], "--gazetteer", file] + arguments.dropFirst())
    }

    @Test("info says what the file holds, verify that it is whole")
    func info() throws {
        let info = try run("info")
        #expect(info.code == 0 && info.output.contains("version") && info.output.contains("NTAB"))
        let verify = try run("verify")
        #expect(verify.code == 0 && verify.output.contains("undamaged"))
    }

    @Test("the bundled gazetteer is smaller than 100 MB")
    func size() throws {
        let path = try #require(Geonews.environment["GEONEWS_GAZETTEER"])
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        #expect(try #require(size) < 100_000_000)
    }

    @Test("search finds exact, folded and misspelt names, and says when there is none")
    func search() throws {
        #expect(try run("search", "Paris").output.hasPrefix("exact\t"))
        #expect(try run("search", "los angeles").output.hasPrefix("folded\t5368361\tLos Angeles"))
        #expect(try run("search", "Stepanakirt").output.hasPrefix("1 edit\t586523\tStepanakert"))
        let none = try run("search", "Qwertyuiop")
        #expect(none.code == 1 && none.output.isEmpty && none.errorLines.count == 1)
    }

    @Test("show tells a place's names, chain and disputes, or writes its shape as GeoJSON")
    func show() throws {
        let karabakh = try run("show", "2200000001").output
        #expect(karabakh.contains("name\tArtsakh") && karabakh.contains("claimed by AZ, AM"))
        #expect(karabakh.contains("inside\t587116\tAzerbaijan"))
        let shape = try run("show", "2200000001", "--geojson").output
        #expect(shape.contains("\"FeatureCollection\"") && shape.contains("Polygon\""))
        #expect(try run("show", "616635", "--geojson").output.contains("\"Point\""))
        #expect(try run("show", "12").errors.contains("the gazetteer has no place 12"))
    }

    @Test("reverse tells the regions around a point and the nearest settlements")
    func reverse() throws {
        let lines = try run("reverse", "--", "46.75", "39.82").output.split(separator: "\n")
        #expect(lines.first?.contains("Nagorno-Karabakh") == true)
        #expect(lines.contains { $0.contains("km\t586523\tStepanakert") })
        #expect(try run("reverse", "--", "200", "0").code == 2)
    }

    @Test("a file that is truncated, foreign or damaged gives one line with the command that mends it")
    func damaged() throws {
        let whole = try Data(contentsOf: URL(fileURLWithPath: file))
        var flipped = whole
        flipped[whole.count - 100] ^= 1
        let cases: [(String, Data, String)] = [
            ("info", whole.prefix(5000), "truncated"),
            ("info", Data("%PDF-1.7 something".utf8), "begins with GEONEWSG"),
            ("verify", flipped, "checksum"),
        ]
        for (command, contents, word) in cases {
            let path = try folder.file("damaged.gazetteer", contents)
            let result = try Geonews.run("gazetteer", command, "--gazetteer", path)
            #expect(result.code == 1 && result.output.isEmpty && result.errorLines.count == 1)
            #expect(result.errors.contains(word) && result.errors.contains("geonews gazetteer build"))
        }
    }
}
