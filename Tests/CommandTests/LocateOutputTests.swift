import Foundation
import Testing

@Suite("What locate writes")
struct LocateOutputTests {
    private static let sample = Geonews.root.appendingPathComponent("Samples/caucasus.txt").path

    private func locate(_ options: String...) throws -> Places {
        let result = try Geonews.run(["locate", Self.sample] + options)
        try #require(result.code == 0, "\(result.errors)")
        return try Places(result.output)
    }

    @Test("features come in the order of their first mention, each place once")
    func order() throws {
        let places = try locate().places
        let starts = places.compactMap { $0.list("offsets").first?.split(separator: "-").first.flatMap { Int($0) } }
        #expect(starts == starts.sorted() && starts.count == places.count)
        #expect(Set(places.map { "\($0.id ?? "")" }).count == places.count)
    }

    @Test("offsets are code points of the given file")
    func offsets() throws {
        let text = Array(try String(contentsOfFile: Self.sample, encoding: .utf8).unicodeScalars)
        for place in try locate().places {
            for (offset, _) in zip(place.list("offsets"), 0..<3) {
                let ends = offset.split(separator: "-").compactMap { Int($0) }
                let words = String(String.UnicodeScalarView(text[ends[0]..<ends[1]]))
                #expect(
                    place.list("variants").contains(words.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
            }
        }
    }

    @Test("properties are scalars and lists of words, as QGIS needs them")
    func flatProperties() throws {
        for place in try locate("--explain").places {
            for (name, value) in place.properties {
                #expect(!(value is [String: Any]), "\(name) is an object")
                if let list = value as? [Any] { #expect(list.allSatisfy { $0 is String }, "\(name)") }
            }
        }
    }

    @Test("with --nested, alternatives and evidence are objects")
    func nested() throws {
        let places = try locate("--nested", "--explain").places
        #expect(places.contains { ($0.properties["alternatives"] as? [[String: Any]])?.isEmpty == false })
        #expect(places.contains { ($0.properties["evidence"] as? [[String: Any]])?.isEmpty == false })
    }

    @Test("the collection tells of its article")
    func article() throws {
        let article = try locate().article
        #expect((article["title"] as? String)?.hasPrefix("Shelling spreads") == true)
        #expect(article["date"] as? String == "2020-09-28")
        #expect((article["dateline"] as? String)?.isEmpty == false)
        #expect(article["unresolved"] is [String])
    }

    @Test("--each mention writes every mention")
    func eachMention() throws {
        let places = try locate().places
        let mentions = try locate("--each", "mention").places
        #expect(mentions.count == places.compactMap { $0.properties["mentions"] as? Int }.reduce(0, +))
    }

    @Test("--country and --region keep what lies inside")
    func filters() throws {
        let syrian = try locate("--country", "SY").places
        #expect(!syrian.isEmpty && syrian.allSatisfy { $0.text("country_code") == "SY" })
        let caucasian = try locate("--region", "South Caucasus").places
        #expect(caucasian.contains { $0.list("variants").contains("Gyumri") })
        #expect(!caucasian.contains { $0.list("variants").contains("Libya") })
    }

    @Test("--region-file keeps what lies inside a user's polygons")
    func regionFile() throws {
        let folder = try TemporaryFolder()
        let box = #"{"type":"Polygon","coordinates":[[[43,40],[45,40],[45,41.5],[43,41.5],[43,40]]]}"#
        let places = try locate("--region-file", try folder.file("box.geojson", box)).places
        #expect(places.contains { $0.list("variants").contains("Gyumri") })
        #expect(places.allSatisfy { (43...45).contains($0.longitude) && (40...41.5).contains($0.latitude) })
    }

    @Test("--min-confidence leaves out the doubtful")
    func confidence() throws {
        let all = try locate().places
        let sure = try locate("--min-confidence", "0.9").places
        #expect(sure.count < all.count)
        #expect(sure.allSatisfy { ($0.properties["confidence"] as? Double ?? 0) >= 0.9 })
    }

    @Test("--geometry polygon draws areas")
    func polygons() throws {
        let features = try #require(try locate("--geometry", "polygon").object["features"] as? [[String: Any]])
        let types = features.compactMap { ($0["geometry"] as? [String: Any])?["type"] as? String }
        #expect(Set(types).isSuperset(of: ["Point", "MultiPolygon"]))
    }

    @Test("--crs reprojects and says in which CRS")
    func crs() throws {
        let mercator = try locate("--crs", "EPSG:3857")
        let crs = try #require(mercator.object["crs"] as? [String: Any])
        #expect((crs["properties"] as? [String: Any])?["name"] as? String == "urn:ogc:def:crs:EPSG::3857")
        let gyumri = try #require(mercator.matching("Gyumri"))
        #expect(abs(gyumri.longitude - 4_880_860) < 5000 && abs(gyumri.latitude - 4_982_000) < 10_000)
    }

    @Test("--worldview follows that country's view of a disputed place")
    func worldview() throws {
        #expect(try #require(try locate("--worldview", "AZ").matching("Hadrut")).text("country_code") == "AZ")
        #expect(try #require(try locate("--worldview", "AM").matching("Hadrut")).text("country_code") == "AM")
    }

    @Test("each article of a batch is told who administered a disputed place at its own date")
    func disputesByDate() throws {
        let articles = ["2019-05-01", "2025-05-01", "2025-06-01", "2019-05-01"].map { date in
            #"{"id": "\#(date)", "date": "\#(date)", "text": "The road to Stepanakert was closed on Monday."}"# + "\n"
        }
        let result = try Geonews.run("locate", "-", "-f", "geojsonl", input: articles.joined())
        let administration = try result.output.split(separator: "\n").map { line in
            let feature = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (feature?["properties"] as? [String: Any])?["administration"] as? [String] ?? []
        }
        #expect(administration.count == 4)
        #expect(administration[1] == ["Azerbaijan"] && administration[2] == ["Azerbaijan"])
        #expect(administration[0].count == 1 && administration[0] != ["Azerbaijan"])
        #expect(administration[3] == administration[0])
    }

    @Test("-o and standard output hold the same bytes")
    func outputFile() throws {
        let folder = try TemporaryFolder()
        let path = folder.url("places.geojson").path
        #expect(try Geonews.run("locate", Self.sample, "-o", path).code == 0)
        let written = try String(contentsOfFile: path, encoding: .utf8)
        #expect(try Geonews.run("locate", Self.sample).output == written)
        #expect(folder.names == ["places.geojson"])
    }

    @Test("the same article gives the same bytes")
    func reproducible() throws {
        let first = try Geonews.run("locate", Self.sample, "--explain").output
        #expect(try Geonews.run("locate", Self.sample, "--explain").output == first)
    }

    @Test("markup in an article stays text")
    func hostileText() throws {
        let result = try Geonews.run(
            "locate", "-", input: "\"</script>\u{1} \\ Yerevan\" is in Armenia, \u{202E}they say.")
        #expect(result.code == 0)
        #expect(try Places(result.output).matching("Yerevan") != nil)
    }
}
