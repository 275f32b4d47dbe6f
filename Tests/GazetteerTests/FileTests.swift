import Gazetteer
import SmallWorld
import Testing

@Suite("The gazetteer's file")
struct FileTests {
    @Test("the same tables give the same bytes")
    func reproducible() throws {
        let (first, second) = (TemporaryFolder(), TemporaryFolder())
        let a = try SmallWorld.build(into: first.path)
        let b = try SmallWorld.build(into: second.path)
        #expect(a.version == b.version)
        #expect(first.read("small-world.gazetteer") == second.read("small-world.gazetteer"))
    }

    @Test("an undamaged file verifies")
    func verifies() throws {
        try World().gazetteer.verify()
    }

    func message(_ damage: (inout [UInt8]) -> Void, verify: Bool = false) throws -> String {
        let folder = TemporaryFolder()
        _ = try SmallWorld.build(into: folder.path)
        var bytes = folder.read("small-world.gazetteer")
        damage(&bytes)
        folder.write(bytes, to: "damaged.gazetteer")
        do {
            let gazetteer = try Gazetteer(path: folder.path + "/damaged.gazetteer")
            if verify { try gazetteer.verify() }
            return "no error"
        } catch {
            return error.description
        }
    }

    @Test("a truncated file is refused with one clear line and the command that mends it")
    func truncated() throws {
        let message = try message { $0.removeLast($0.count / 2) }
        #expect(message.contains("truncated") && message.contains("geonews gazetteer build"))
        #expect(!message.contains("\n"))
        #expect(try self.message { $0.removeLast($0.count - 20) }.contains("truncated"))
        #expect(try self.message { $0.removeAll() }.contains("empty file"))
    }

    @Test("a foreign file is refused")
    func foreign() throws {
        let message = try message { $0.replaceSubrange(0..<8, with: "%PDF-1.7".utf8) }
        #expect(message.contains("expected a file that begins with GEONEWSG, found \"%PDF-1.7\""))
        #expect(message.hasSuffix("--output geonews.gazetteer"), "what is no gazetteer is not to be written over")
    }

    @Test("an older file is refused")
    func older() throws {
        #expect(try message { $0[8] = 0 }.contains("expected format version 1, found 0"))
    }

    @Test("damage in the body is found by verify")
    func damaged() throws {
        #expect(try message({ $0[$0.count / 2] ^= 0x10 }, verify: true).contains("expected checksum"))
    }

    @Test("a missing file and a folder are refused")
    func missing() {
        #expect(throws: GazetteerError.self) { try Gazetteer(path: "/nonexistent/file") }
        #expect(throws: GazetteerError.self) { try Gazetteer(path: "/tmp") }
    }
}

@Suite("Errors in the text tables")
struct TableErrorTests {
    let header = "id\tname\tfeature\tlon\tlat\tadmin1\tadmin2\tpopulation\tnames\n"

    func problems(_ places: String, file: String = "places/AM.tsv") -> String {
        let folder = TemporaryFolder()
        let countries =
            "id iso2 iso3 numeric fips name capital_id lon lat population area_km2 continent neighbours languages names"
        folder.write(countries.split(separator: " ").joined(separator: "\t") + "\n", to: "countries.tsv")
        folder.write(places, to: file)
        do {
            try GazetteerBuilder.build(from: folder.path, to: folder.path + "/out")
            return "no error"
        } catch {
            return error.description
        }
    }

    @Test("say the file, the line and what is wrong")
    func located() {
        #expect(
            problems(header + "1\tA\tP.PPL\t45\t40\t\t\t\t\n2\tB\tP.PPL\t200\t40\t\t\t\t\n")
                == "places/AM.tsv:3: lon: expected degrees in -180.0…180.0, found \"200\"")
        #expect(problems(header + "1\tA\tP.PPL\t45\n").contains("places/AM.tsv:2: expected 9 fields"))
        #expect(
            problems(header + "x\tA\tP.PPL\t45\t40\t\t\t\t\n").contains("places/AM.tsv:2: id: expected a whole number"))
        #expect(
            problems(header + "1\tA\tPPL\t45\t40\t\t\t\t\n").contains(
                "places/AM.tsv:2: feature: expected class and code"))
        #expect(
            problems(header + "1\tA\tP.PPL\t45\t40\t\t\t\t\n1\tB\tP.PPL\t45\t40\t\t\t\t\n")
                .contains("places/AM.tsv:3: id 1 is also at places/AM.tsv:2"))
        #expect(problems("id\tname\n").contains("places/AM.tsv:1: expected the columns id name feature"))
        #expect(problems(header, file: "places/Armenia.tsv").contains("places/Armenia.tsv: expected a name like"))
    }

    @Test("all are told in one run")
    func all() {
        let lines = problems(header + "x\tA\tP.PPL\t45\t40\t\t\t\t\ny\tA\tP.PPL\t45\t40\t\t\t\t\n").split(
            separator: "\n")
        #expect(lines.count == 2)
    }
}
