import Foundation
import Testing

@Suite("Bad input ends in one clear line and the right exit code")
struct BadInputTests {
    /// One line on standard error, nothing on standard output.
    private func expectFailure(
        _ arguments: [String], input: Data = Data(), code: Int32 = 1, says words: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let result = try Geonews.run(arguments, input: input)
        #expect(result.code == code, "\(result.errors)", sourceLocation: sourceLocation)
        #expect(result.output.isEmpty, sourceLocation: sourceLocation)
        if code == 1 { #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation) }
        for word in words {
            #expect(result.errors.contains(word), "'\(word)' in \(result.errors)", sourceLocation: sourceLocation)
        }
    }

    @Test("an empty file")
    func empty() throws {
        let folder = try TemporaryFolder()
        try expectFailure(["locate", try folder.file("empty.txt", "")], says: "empty.txt", "no text")
    }

    @Test("a directory")
    func directory() throws {
        let folder = try TemporaryFolder()
        try expectFailure(["locate", folder.url.path], says: folder.url.path, "is a directory")
    }

    @Test("no such file")
    func missing() throws {
        try expectFailure(["locate", "/nowhere/article.txt"], says: "/nowhere/article.txt", "no such file")
    }

    @Test("a binary file, a picture")
    func binary() throws {
        let folder = try TemporaryFolder()
        try expectFailure(
            ["locate", try folder.file("noise.bin", Data([1, 0, 2, 0, 3]))], says: "noise.bin", "a binary file")
        let picture = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A])
        try expectFailure(["locate", try folder.file("map.txt", picture)], says: "map.txt", "a PNG picture")
    }

    @Test("invalid UTF-8, with the byte's offset")
    func invalidUTF8() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("broken.txt", Data("Baku ".utf8) + Data([0xC3, 0x28, 0xFF, 0x81]))
        try expectFailure(["locate", path], says: "broken.txt", "not UTF-8", "offset 5", "iconv")
    }

    @Test("100 MB of one line")
    func oneLongLine() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("long.txt", Data(repeating: UInt8(ascii: "a"), count: 100_000_000))
        try expectFailure(["locate", path], says: "long.txt", "split it")
    }

    @Test(
        "a list of the same names, 16,000 times over: seconds, where each mention was compared with all",
        .timeLimit(.minutes(2)))
    func listOfNames() throws {
        let line = "Paris, Springfield, San Jose and New York of the New York New York. "
        let result = try Geonews.run("locate", "-", input: String(repeating: line, count: 16_000))
        #expect(result.code == 0)
        #expect(try Places(result.output).matching("San Jose") != nil)
    }

    @Test("deep combining marks are read like any text")
    func combiningMarks() throws {
        let zalgo = "Gyumri" + String(repeating: "\u{301}", count: 100_000) + " and Yerevan are towns in Armenia."
        let result = try Geonews.run("locate", "-", input: zalgo)
        #expect(result.code == 0, "\(result.errors)")
        #expect(try Places(result.output).matching("Yerevan") != nil)
    }

    @Test("an unknown CRS")
    func unknownCRS() throws {
        try expectFailure(
            ["locate", "-", "--crs", "EPSG:99999999"], input: Data("Rain in Paris.".utf8), says: "EPSG:99999999")
    }

    @Test("a polygon file that is none")
    func badPolygons() throws {
        let folder = try TemporaryFolder()
        let article = Data("Rain in Paris.".utf8)
        try expectFailure(
            ["locate", "-", "--region-file", try folder.file("bad.geojson", "{\"type\":")], input: article,
            says: "bad.geojson")
        let points =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#
        try expectFailure(
            ["locate", "-", "--region-file", try folder.file("points.geojson", points)], input: article,
            says: "points.geojson", "no polygon")
    }

    @Test("an unwritable output leaves nothing behind")
    func unwritable() throws {
        try expectFailure(
            ["locate", "-", "-o", "/nowhere/places.geojson"], input: Data("Rain in Paris.".utf8),
            says: "/nowhere/places.geojson")
    }

    @Test("a full disk")
    func fullDisk() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        try expectFailure(
            ["locate", "-", "-o", "/dev/full"], input: Data("Rain in Paris.".utf8), says: "/dev/full", "disk is full")
    }

    @Test("a failed run keeps the old output")
    func keepsOldOutput() throws {
        let folder = try TemporaryFolder()
        let output = try folder.file("places.geojson", "old")
        let result = try Geonews.run("locate", "-", "-o", output, "--crs", "EPSG:99999999", input: "Rain in Paris.")
        #expect(result.code == 1)
        #expect(try String(contentsOfFile: output, encoding: .utf8) == "old")
        #expect(folder.names == ["places.geojson"])
    }

    @Test("a closed pipe is a quiet exit")
    func closedPipe() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.currentDirectoryURL = Geonews.root
        process.arguments = [
            "-c",
            "set -o pipefail; \"$0\" locate Samples/*.txt Samples/*.txt Samples/*.txt | true; echo ${PIPESTATUS[0]}",
            Geonews.binary.path,
        ]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        #expect(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "0\n")
        #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
    }

    @Test(
        "misuse exits with 2 and shows the usage",
        arguments: [["locate"], ["lacate"], ["locate", "-", "--each", "town"]])
    func misuse(arguments: [String]) throws {
        let result = try Geonews.run(arguments)
        #expect(result.code == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("geonews: "))
    }

    @Test(
        "a number out of range, a code that is no country's: misuse",
        arguments: [["--min-confidence", "2"], ["--country", "Turkey"]])
    func badValues(options: [String]) throws {
        let result = try Geonews.run(["locate", "-"] + options, input: Data("Rain in Paris.".utf8))
        #expect(result.code == 2)
    }

    @Test("one bad file among many is named, and the others are mapped")
    func oneBadFile() throws {
        let folder = try TemporaryFolder()
        let good = try folder.file("good.txt", "Rain fell in Yerevan on Monday.")
        let result = try Geonews.run("locate", good, folder.url("gone.txt").path, good)
        #expect(result.code == 1)
        #expect(result.errorLines.count == 1 && result.errors.contains("gone.txt"))
        #expect(try Places(result.output).places.count == 2)
    }

    @Test("a truncated, foreign or missing gazetteer is named with what mends it")
    func badGazetteer() throws {
        let folder = try TemporaryFolder()
        for contents in ["", "not a gazetteer", String(repeating: "x", count: 5000)] {
            let path = try folder.file("bad.gazetteer", contents)
            try expectFailure(
                ["locate", "-", "--gazetteer", path], input: Data("Rain in Paris.".utf8), says: "bad.gazetteer",
                "gazetteer build")
        }
        try expectFailure(
            ["locate", "-", "--gazetteer", "/nowhere/x.gazetteer"], input: Data("Rain in Paris.".utf8),
            says: "/nowhere/x.gazetteer")
    }
}
