import Testing

@testable import Geoparser

@Suite("Names in the lands that an article names")
struct NamedLandsTests {
    private let world: PreparedSmallWorld

    init() throws { world = try PreparedSmallWorld() }

    private func relation(of word: String, in text: String) throws -> Whereabouts.Relation {
        let bytes = Array(text.utf8)
        let prepared = world.prepare(bytes)
        let token = try #require(
            prepared.tokens.firstIndex { String(decoding: bytes[$0.range], as: UTF8.self) == word })
        return prepared.cues[token].whereabouts.relation
    }

    @Test("a country's name or demonym tells of the towns that lie in it")
    func countries() throws {
        #expect(try relation(of: "Gyumri", in: "The road to Gyumri was closed.") == .unknown)
        #expect(try relation(of: "Gyumri", in: "Armenian police closed the road to Gyumri.") == .countryOfFirst)
        #expect(try relation(of: "Martuni", in: "Azerbaijan said that Martuni was hit.") == .country)
        #expect(try relation(of: "Gyumri", in: "French police were sent to Gyumri.") == .elsewhere)
    }

    @Test("a division tells more than its country, by its abbreviation too")
    func divisions() throws {
        #expect(try relation(of: "Los", in: "A fire in Los Angeles, Calif., burned on.") == .divisionOfFirst)
        #expect(try relation(of: "Los", in: "The U.S. sent help to Los Angeles.") == .countryOfFirst)
    }

    @Test("no name is its own witness")
    func ownWitness() throws {
        #expect(try relation(of: "New", in: "It rained in New York.") == .elsewhere)
        #expect(try relation(of: "New", in: "It rained in New York, N.Y., again.") == .division)
        #expect(try relation(of: "Georgia", in: "It rained in Georgia and in Paris.") == .unknown)
    }

    @Test("a short word in capitals or small letters is no state's abbreviation unless it is written so")
    func abbreviations() throws {
        #expect(try relation(of: "Los", in: "Ca was seen in Los Angeles.") == .unknown)
        #expect(try relation(of: "Los", in: "The CA branch is in Los Angeles.") == .divisionOfFirst)
    }
}
