import Foundation
import Testing

@Suite("Names whose words are joined by hyphens and small words")
struct JoinedNameTests {
    private func names(_ text: String) throws -> [String?] {
        let result = try Geonews.run("locate", "-", input: text)
        return try Places(result.output).places.map { $0.text("matched") }
    }

    @Test(
        "they are found whole, not as their first and last words",
        arguments: ["Port-au-Prince", "Newcastle upon Tyne", "Frankfurt am Main", "Saxony-Anhalt", "Dar es Salaam"])
    func whole(name: String) throws {
        let found = try names("Floods closed the main road to \(name) on Monday, the mayor said.")
        #expect(found == [name])
    }

    @Test(
        "seas and regions of several words are found whole, wherever they stand",
        arguments: ["South China Sea", "South Caucasus", "Southeast Asia", "European Union", "Western Balkans"])
    func regions(name: String) throws {
        let found = try names("The \(name) could become another field of rivalry, analysts said.")
        #expect(found == [name])
    }

    @Test("a university's name is no region, though a state has it as a by-name")
    func university() throws {
        #expect(!(try names("Duke plays Michigan State today in a second-round game.")).contains("Michigan State"))
    }

    @Test("two countries are not the region that has both of their names")
    func two() throws {
        let found = try names("Exports to Australia and New Zealand fell in March, the ministry said.")
        #expect(found == ["Australia", "New Zealand"])
    }
}
