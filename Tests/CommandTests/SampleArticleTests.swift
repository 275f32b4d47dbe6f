import Foundation
import Testing

@Suite("The project's own articles, full of traps")
struct SampleArticleTests {
    private func locate(_ name: String) throws -> Places {
        let result = try Geonews.run("locate", "Samples/\(name).txt")
        try #require(result.code == 0, "\(result.errors)")
        return try Places(result.output)
    }

    @Test(
        "towns of Maine are not their namesakes elsewhere",
        arguments: ["BANGOR", "Orono", "Bradley", "Augusta", "Old Town", "Paris", "Lewiston", "Machias"])
    func maine(name: String) throws {
        let place = try #require(try locate("maine").matching(name), "\(name) was not found")
        #expect(place.text("admin1") == "Maine" && place.text("country_code") == "US")
    }

    @Test("a name with its state is in that state")
    func statesNamed() throws {
        let places = try locate("maine")
        #expect(places.matching("Bethlehem")?.text("admin1") == "Pennsylvania")
        #expect(places.matching("Albany")?.text("admin1") == "New York")
        #expect(places.matching("Northern Ireland")?.text("country_code") == "GB")
    }

    @Test("Tripoli in Lebanon and Tripoli in Libya are two places")
    func twoTripolis() throws {
        let countries = try locate("mediterranean").places.filter { $0.list("variants").contains("Tripoli") }
            .compactMap { $0.text("country_code") }
        #expect(Set(countries) == ["LB", "LY"])
    }

    @Test("a large city is itself, however far away the article plays")
    func farCity() throws {
        let frankfurt = try #require(try locate("mediterranean").matching("Frankfurt"))
        #expect(frankfurt.text("country_code") == "DE")
        #expect(frankfurt.properties["approximate"] as? Bool == false)
    }

    @Test("seas, straits and canals are waters")
    func waters() throws {
        let places = try locate("mediterranean")
        #expect(places.matching("Ionian Sea")?.text("kind") == "ocean")
        #expect(places.matching("Strait of Messina")?.text("feature_code") == "STRT")
        #expect(places.matching("Suez Canal")?.text("feature_code") == "CNLN")
    }

    @Test("people, ships' verbs and birds are no places")
    func traps() throws {
        let mediterranean = Set(try locate("mediterranean").places.flatMap { $0.list("variants") })
        #expect(mediterranean.isDisjoint(with: ["turkey", "nice", "Georgia Milan", "Lloyd"]))
        let caucasus = Set(try locate("caucasus").places.flatMap { $0.list("variants") })
        #expect(caucasus.isDisjoint(with: ["Reading", "Mary Paris", "Mary", "Jordan", "Sofia Jordan"]))
    }
}
