import Foundation
import Testing

@Suite("Batches")
struct BatchTests {
    private let folder: TemporaryFolder
    private let paths: [String]

    /// More articles than are located together.
    init() throws {
        folder = try TemporaryFolder()
        let texts = [
            "Floods reached Gyumri, Armenia.", "A bridge near Idlib was closed.", "Nothing was said of places.",
        ]
        let folder = folder
        paths = try (0..<300).map { try folder.file("\($0).txt", texts[$0 % 3]) }
    }

    @Test("many articles give the places of each, in order, and say of each what they said of one")
    func order() throws {
        let result = try Geonews.run(["locate"] + paths)
        #expect(result.code == 0, "\(result.errors)")
        let map = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let features = try #require(map["features"] as? [[String: Any]])
        let articles = features.compactMap { ($0["properties"] as? [String: Any])?["article"] as? String }
        let numbers = articles.compactMap { Int($0.dropLast(4)) }
        #expect(numbers.count == articles.count)
        #expect(numbers == numbers.sorted())
        #expect(Set(numbers) == Set((0..<300).filter { $0 % 3 < 2 }))
        let facts = try #require(map["articles"] as? [[String: Any]])
        #expect(facts.compactMap { $0["id"] as? String } == (0..<300).map { "\($0).txt" })
        #expect(facts[0]["focus_country"] as? String == "Armenia")
    }

    @Test("an outlet's articles tell each other where it is at home, also across a long batch")
    func home() throws {
        func line(_ number: Int, _ text: String) -> String {
            #"{"id": "\#(number)", "source": "example.org", "text": "\#(text)"}"#
        }
        let towns = ["Bangor", "Augusta", "Lewiston", "Brunswick", "Biddeford", "Sanford"]
        let told = (0..<300).map { line($0, "The council of \(towns[$0 % 6]), Maine, met on Monday night.") }
        let question = line(300, "A man was hurt in a fire in Portland.")
        func state(_ lines: [String]) throws -> String? {
            let result = try Geonews.run(["locate", "-"], input: Data(lines.joined(separator: "\n").utf8))
            return try Places(result.output).places.last { $0.name == "Portland" }?.text("admin1")
        }
        #expect(try state([question]) == "Oregon")
        #expect(try state(told + [question]) == "Maine")
    }

    @Test("a batch needs less than 150 MB", .enabled(if: Geonews.isTimeInstalled, "/usr/bin/time is not installed"))
    func memory() throws {
        let output = folder.url("out.geojson").path
        let peak = try Geonews.peakMegabytes(["locate", "-o", output] + paths)
        #expect(peak < 150)
    }

    @Test(
        "one article needs less than 80 MB", .enabled(if: Geonews.isTimeInstalled, "/usr/bin/time is not installed"))
    func memoryOfOne() throws {
        let peak = try Geonews.peakMegabytes(["locate", "-o", folder.url("one.geojson").path, paths[0]])
        #expect(peak < 80)
    }

    @Test("a run that is ended leaves neither a new file nor a part of one", .timeLimit(.minutes(2)))
    func ended() throws {
        let process = Process()
        process.executableURL = Geonews.binary
        process.arguments = ["locate", "-o", folder.url("map.geojson").path, "-"]
        let pipe = Pipe()
        process.standardInput = pipe
        // The tests' threads block signals, and a child would inherit that.
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
        let line = Data((#"{"text": "Floods reached Gyumri, Armenia."}"# + "\n").utf8)
        // More than are located together, so that the output is open; the input does not end.
        for _ in 0..<2000 { try pipe.fileHandleForWriting.write(contentsOf: line) }
        while !folder.names.contains(where: { $0.hasSuffix(".part") }), process.isRunning { usleep(10_000) }
        #expect(process.isRunning)
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(!folder.names.contains { $0.contains("map.geojson") })
    }

    @Test(
        "every format takes a batch of any size", arguments: ["geojsonl", "csv", "kml", "fgb", "gpkg", "gkg", "cliff"])
    func formats(format: String) throws {
        let output = folder.url("out.\(format)").path
        let result = try Geonews.run(["locate", "--quiet", "-f", format, "-o", output] + paths)
        #expect(result.code == 0, "\(result.errors)")
        let bytes = try Data(contentsOf: folder.url("out.\(format)"))
        #expect(bytes.range(of: Data("Gyumri".utf8)) != nil)
        #expect(bytes.range(of: Data("Idlib".utf8)) != nil)
        if format == "gkg" || format == "cliff" { #expect(bytes.filter { $0 == 0x0A }.count == 300) }
    }
}
