import Foundation
import Testing

@Suite("Which place a name is, in articles of a sentence or two")
struct PlacePromiseTests {
    private func place(_ words: String, in text: String) throws -> Places.Place {
        let result = try Geonews.run("locate", "-", "--each", "mention", input: text)
        try #require(result.code == 0, "\(result.errors)")
        let places = try Places(result.output).places
        return try #require(
            places.first { $0.text("matched") == words }, "\(words) is not among \(places.map { $0.text("matched") })")
    }

    @Test("what is named behind the comma decides between namesakes")
    func commas() throws {
        let maine = try place("Bangor", in: "Two firefighters were hurt in Bangor, Maine, on Tuesday night.")
        #expect(maine.text("admin1") == "Maine")
        let down = try place("Bangor", in: "Two firefighters were hurt in Bangor, County Down, on Tuesday night.")
        #expect(down.text("country_code") == "GB")
        let egypt = try place("Alexandria", in: "The ferry sank off Alexandria, Egypt, and two people drowned.")
        #expect(egypt.text("country_code") == "EG")
    }

    @Test("an abbreviated state decides as well, and is that state itself")
    func abbreviations() throws {
        let text = "ALEXANDRIA, La. (AP) — The river rose again at Alexandria, La., and at Natchez, Miss., on Sunday."
        #expect(try place("Alexandria", in: text).text("admin1") == "Louisiana")
        #expect(try place("La.", in: text).text("kind") == "admin1")
        #expect(try place("Natchez", in: text).text("admin1") == "Mississippi")
        let salem = "The mill in Salem, Ore., is to close; the one in Salem, Mass., stays."
        let result = try Geonews.run("locate", "-", "--each", "mention", input: salem)
        let states = try Places(result.output).places.filter { $0.text("matched") == "Salem" }
            .compactMap { $0.text("admin1") }
        #expect(states == ["Oregon", "Massachusetts"])
    }

    @Test("a possessive does not hide a place", arguments: ["'", "’"])
    func possessives(apostrophe: String) throws {
        let text = "Tbilisi\(apostrophe)s mayor spoke on Monday in Georgia\(apostrophe)s parliament about the flood."
        #expect(try place("Tbilisi", in: text).text("country_code") == "GE")
        #expect(try place("Georgia", in: text).text("kind") == "country")
    }

    @Test("small towns of a country that the article names are found where the sentence could speak of persons")
    func namedLands() throws {
        let text = "Armenian forces shelled Terter, Azerbaijan said. Martuni and Hadrut were hit in return."
        for town in ["Terter", "Martuni", "Hadrut"] {
            #expect(try place(town, in: text).text("country_code") == "AZ")
        }
        let illness = "The man fell ill in Saudi Arabia. He had visited Hofuf in May."
        #expect(try place("Hofuf", in: illness).text("country_code") == "SA")
    }

    @Test("a direction keeps the place: what lies in it is it, roughly")
    func directions() throws {
        let text = "Snow closed roads across northern Maine and in southern Turkey on Friday."
        let result = try Geonews.run("locate", "-", input: text)
        let places = try Places(result.output).places
        #expect(places.contains { $0.name == "Maine" || $0.name == "Northern Maine" })
        #expect(places.contains { $0.name == "Turkey" })
    }

    @Test("a division's word tells the division from its city")
    func divisionWords() throws {
        let text = "Police in Homs province said that the road from Damascus was closed. Snow fell in Washington state."
        let places = try Places(try Geonews.run("locate", "-", input: text).output).places
        #expect(places.first { $0.name.contains("Homs") }?.text("kind") == "admin1")
        #expect(places.first { $0.name.contains("Washington") }?.text("kind") == "admin1")
    }

    @Test("a place that no gazetteer knows is put at the place that the text names around it, not at the focus")
    func namedParents() throws {
        let text = """
            Police in Washington said a man from Zorvanna, Ontario, was held. He lives in Seattle and works in Tacoma. \
            Before that he lived on Elm Street in Alexandria, and had friends in Richmond and Norfolk, Virginia.
            """
        let places = try Places(try Geonews.run("locate", "-", "--each", "mention", input: text).output).places
        for (name, parent) in [("Zorvanna", "Ontario"), ("Elm Street", "Alexandria")] {
            let place = try #require(places.first { $0.text("matched") == name })
            #expect(place.name == parent)
            #expect(place.properties["approximate"] as? Bool == true)
        }
    }

    @Test("a street that no gazetteer knows is put where the article plays, and says that it is approximate")
    func approximate() throws {
        let text = """
            ALEXANDRIA, La. (AP) — Police in Alexandria said that a shop on Windermere Boulevard was robbed on Friday. \
            The Rapides Parish sheriff asked people in Alexandria and Pineville to call.
            """
        let result = try Geonews.run("locate", "-", "--each", "mention", input: text)
        let places = try Places(result.output).places
        let street = try #require(places.first { $0.text("matched") == "Windermere Boulevard" })
        #expect(street.properties["approximate"] as? Bool == true)
        #expect(street.kilometres(to: -92.4451, 31.3113) < 50)
    }
}
