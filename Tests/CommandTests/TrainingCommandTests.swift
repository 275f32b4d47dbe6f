import Foundation
import Testing

@Suite("Training from a user's own articles")
struct TrainingCommandTests {
    /// As the page of `geonews map` saves them: one place mended, one left as it was, one that is none.
    private static let corrections: String = {
        let towns = [
            ("Gyumri", 616_635, 43.84528, 40.7942), ("Yerevan", 616_052, 44.51361, 40.18111),
            ("Baku", 587_084, 49.89201, 40.37767), ("Tbilisi", 611_717, 44.83412, 41.69411),
            ("Batumi", 615_532, 41.63607, 41.64228), ("Kutaisi", 613_607, 42.69974, 42.26791),
        ]
        return towns.enumerated().map { number, town in
            let (name, id, lon, lat) = town
            let text = "A bridge in \(name) was closed on Monday. Paris Harutyunyan, the engineer, left \(name)."
            let again = text.count - 1 - name.count
            let place = "\"kind\":\"place\",\"lon\":\(lon),\"lat\":\(lat),\"geonames_id\":\(id)"
            return """
                {"id":"town-\(number)","source":"bridge.example","text":"\(text)","mentions":[\
                {"start":12,"end":\(12 + name.count),"corrected":true,\(place)},\
                {"start":\(35 + name.count),"end":\(40 + name.count),"kind":"none","corrected":true},\
                {"start":\(again),"end":\(again + name.count),"corrected":false,\(place)}]}
                """
        }.joined(separator: "\n") + "\n"
    }()

    @Test("what a reader corrected on the map is gold to train from and to score by")
    func corrected() throws {
        let folder = try TemporaryFolder()
        let corpus = try folder.file("corrections.jsonl", Self.corrections)
        let model = folder.url("own.model").path
        let trained = try Geonews.run("train", "--corpus", corpus, "-o", model, "--quiet")
        #expect(trained.code == 0, "\(trained.errors)")
        #expect(folder.names.sorted() == ["corrections.jsonl", "own.model"])
        #expect(try Data(contentsOf: folder.url("own.model")).range(of: Data("RSCR".utf8)) != nil, "no screen")

        let scores = folder.url("scores.json")
        let evaluated = try Geonews.run("evaluate", corpus, "--model", model, "--json", scores.path)
        #expect(evaluated.code == 0, "\(evaluated.errors)")
        #expect(evaluated.output.contains("6 articles, 12 gold mentions"), "\(evaluated.output)")
        let right = evaluated.output.split(separator: "\n").first { $0.contains("right  ") }
        #expect(right?.contains("1.000") == true, "\(evaluated.output)")

        let located = try Geonews.run(
            "locate", "-", "--model", model, input: "A bridge in Gyumri was closed on Monday. The engineer left.")
        #expect(located.code == 0, "\(located.errors)")
    }

    @Test("the bundled model has its screen, without which a batch is slower")
    func bundledScreen() throws {
        let model = try Data(contentsOf: Geonews.root.appending(path: "Models/geonews.model"))
        #expect(model.range(of: Data("RSCR".utf8)) != nil)
    }

    @Test("training that is ended early leaves the old model and nothing else", arguments: [SIGTERM, SIGINT])
    func interrupted(_ signal: Int32) throws {
        let folder = try TemporaryFolder()
        // So many that training takes longer than the longest wait.
        let corpus = try folder.file("corrections.jsonl", String(repeating: Self.corrections, count: 500))
        let model = try folder.file("own.model", "the old model")
        for delay in [0.02, 0.2, 0.5] {
            let process = Process()
            process.executableURL = Geonews.binary
            process.arguments = ["train", "--corpus", corpus, "-o", model, "--quiet"]
            process.currentDirectoryURL = Geonews.root
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            // Tests run on threads that block signals, which a child would inherit.
            var (none, before) = (sigset_t(), sigset_t())
            sigemptyset(&none)
            pthread_sigmask(SIG_SETMASK, &none, &before)
            try process.run()
            pthread_sigmask(SIG_SETMASK, &before, nil)
            Thread.sleep(forTimeInterval: delay)
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            #expect(process.terminationReason == .uncaughtSignal, "after \(delay) s")
            #expect(try Data(contentsOf: folder.url("own.model")) == Data("the old model".utf8))
            #expect(folder.names.sorted() == ["corrections.jsonl", "own.model"])
        }
    }

    @Test("a corrections file with offsets outside of its text is named by file and line")
    func outside() throws {
        let folder = try TemporaryFolder()
        let line = "{\"id\":\"a\",\"text\":\"Rain.\",\"mentions\":[{\"start\":2,\"end\":40}]}\n"
        let corpus = try folder.file("bad.jsonl", "\n" + line)
        let result = try Geonews.run("train", "--corpus", corpus, "-o", folder.url("m").path, "--quiet")
        #expect(result.code == 1)
        #expect(result.errorLines.count == 1)
        #expect(result.errors.contains("bad.jsonl:2") || result.errors.contains("line 2"), "\(result.errors)")
        #expect(folder.names == ["bad.jsonl"])
    }
}
