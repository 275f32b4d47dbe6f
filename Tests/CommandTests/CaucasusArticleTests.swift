import Foundation
import Testing

private enum CaucasusArticle {
    static let path: String? = Geonews.shared.map { $0.appendingPathComponent("articles/caucasus-2020-09-29.txt").path }
        .flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
}

/// The article that geonews was made for. It is not in the repository: the test runs where it lies beside it.
@Suite("The Caucasus article", .enabled(if: CaucasusArticle.path != nil, "../shared/articles is not here"))
struct CaucasusArticleTests {
    private func locate(_ options: String...) throws -> Places {
        let result = try Geonews.run(["locate", try #require(CaucasusArticle.path)] + options)
        try #require(result.code == 0, "\(result.errors)")
        return try Places(result.output)
    }

    @Test("towns are placed within 15 km")
    func towns() throws {
        let places = try locate()
        let towns: [(name: String, longitude: Double, latitude: Double)] = [
            ("Stepanakert", 46.7515, 39.8177), ("Askeran", 46.8325, 39.9381), ("Martakert", 46.8167, 40.2167),
            ("Martuni", 47.1128, 39.7953), ("Hadrut", 47.0319, 39.5169), ("Shushi", 46.7503, 39.7601),
            ("Terter", 46.9324, 40.3442), ("Gyumri", 43.8453, 40.7942), ("Istanbul", 28.9497, 41.0138),
            ("Baghdad", 44.4009, 33.3406), ("Tehran", 51.4215, 35.6944),
        ]
        for town in towns {
            let place = try #require(places.matching(town.name), "\(town.name) was not found")
            #expect(place.kilometres(to: town.longitude, town.latitude) <= 15, "\(town.name) is misplaced")
        }
    }

    @Test("Idlib is the province")
    func idlib() throws {
        let idlib = try #require(try locate().places.first { $0.list("variants").contains { $0.contains("Idlib") } })
        #expect(idlib.text("feature_code") == "ADM1")
        #expect(idlib.text("country_code") == "SY")
    }

    @Test("Nagorno-Karabakh and Artsakh are one disputed place")
    func disputed() throws {
        let place = try #require(try locate().matching("Artsakh"))
        #expect(place.list("variants").contains("Nagorno-Karabakh"))
        #expect(place.properties["disputed"] as? Bool == true)
        #expect(Set(place.list("disputed_by")).isSuperset(of: ["Armenia", "Azerbaijan"]))
    }

    @Test(
        "countries, seas and regions are found",
        arguments: [
            "Armenia", "Azerbaijan", "Turkey", "Iran", "Iraq", "Syria", "Libya", "Russia", "China", "France",
            "Black Sea",
            "Caspian Sea", "Caucasus", "Middle East", "Central Asia", "Soviet Union",
        ])
    func regions(name: String) throws {
        let places = try locate()
        #expect(
            places.places.contains { place in
                place.list("variants").contains { $0 == name || $0 == "the \(name)" }
            }, "\(name) was not found")
    }

    @Test("the eastern Mediterranean is found as a sea")
    func mediterranean() throws {
        let place = try #require(
            try locate().places.first { $0.list("variants").contains { $0.contains("Mediterranean") } })
        #expect(place.text("kind") == "ocean")
    }

    @Test("the Soviet Union is historical")
    func historical() throws {
        #expect(try #require(try locate().matching("Soviet Union")).text("role") == "historical")
    }

    @Test("Greece comes by its adjective, where that is asked for")
    func demonyms() throws {
        #expect(try locate().places.allSatisfy { $0.name != "Greece" })
        #expect(try locate("--demonyms").matching("Greek")?.name == "Greece")
    }

    @Test("people, agencies and common words are no places")
    func traps() throws {
        let traps = ["Aras", "Trump", "Reuters", "Strikes", "TRT", "TRT World", "World", "Sabancı", "Pompeo", "NATO"]
        let named = Set(try locate("--demonyms").places.flatMap { $0.list("variants") })
        #expect(named.isDisjoint(with: traps), "found: \(named.intersection(traps))")
    }
}
