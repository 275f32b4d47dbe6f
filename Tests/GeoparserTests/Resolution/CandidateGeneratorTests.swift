import Gazetteer
import Geo
import SmallWorld
import Testing

@testable import Geoparser

@Suite("Places that a name may stand for")
struct CandidateGeneratorTests {
    private let gazetteer: Gazetteer

    init() throws {
        gazetteer = try SmallWorld.gazetteer()
    }

    private func entry(_ name: String) -> NameEntry {
        CandidateGenerator(gazetteer: gazetteer).entry(for: Array(name.utf8)[...])
    }

    private func ids(_ name: String) -> Set<UInt32> {
        Set(entry(name).candidates.map { gazetteer[$0.place].id.rawValue })
    }

    private func matches(_ name: String) -> Set<MatchKind> { Set(entry(name).candidates.map(\.match)) }

    @Test("a name brings all places that bear it, whatever its accents and case")
    func namesakes() {
        #expect(ids("Paris") == [2_988_507, 2_968_815, 4_717_560])
        #expect(ids("PARIS") == ids("Paris"))
        #expect(ids("Los Angeles") == ids("Los Ángeles"))
        #expect(ids("St. Louis") == ids("Saint Louis"))
        #expect(matches("Paris") == [.whole])
    }

    @Test("a possessive ending is no part of the name", arguments: ["Yerevan's", "Yerevan’s", "Yerevan'"])
    func possessives(_ name: String) {
        #expect(ids(name) == ids("Yerevan"))
        #expect(entry(name).key == entry("Yerevan").key)
    }

    @Test("an abbreviation is one as it is written, and in no other case")
    func abbreviations() {
        #expect(ids("Calif.") == [5_332_921])
        #expect(ids("calif.").isEmpty)
        #expect(ids("N.Y.") == [5_128_638])
        #expect(ids("US") == [6_252_001])
        #expect(ids("us").isEmpty)
    }

    @Test("what stands behind a comma is looked at when nothing bears the whole")
    func comma() {
        let alone = entry("Newark, N.J.")
        #expect(alone.candidates.map { gazetteer[$0.place].id.rawValue } == [5_101_798])
        #expect(alone.usedLength == "Newark".utf8.count)
    }

    @Test("a direction or a division's word is taken off, and the rung says so")
    func rungs() {
        #expect(ids("northern Armenia") == [174_982])
        #expect(matches("northern Armenia") == [.direction])
        #expect(ids("Gegharkunik region").contains(409_314))
        #expect(ids("state of Texas") == [4_736_286])
        #expect(matches("state of Texas") == [.divisionWord])
        #expect(ids("the west of Armenia").isSubset(of: [174_982]))
    }

    @Test("the county of a name hides the city of that name")
    func county() {
        #expect(ids("Los Angeles County") == [5_368_381])
    }

    @Test("each side of a hyphen is a place of its own")
    func hyphens() {
        #expect(ids("Baku-Yerevan").isSuperset(of: [587_084, 616_052]))
        #expect(matches("Baku-Yerevan") == [.hyphenPart])
    }

    @Test("some of the words stand for a large city, and not for a small one")
    func parts() {
        #expect(ids("Greater Zork Yerevan Basin").contains(616_052))
        #expect(matches("Zork Yerevan Quux") == [.partial])
        #expect(ids("Zork Khojavend Quux").isEmpty)
    }

    @Test("any bytes are a name without candidates, or with some, and never a crash")
    func hostile() {
        for name in ["", ",", "'s", "-", "\u{0}", "🜁🜂", String(repeating: "a-", count: 4000), ", Texas"] {
            #expect(entry(name).candidates.count <= CandidateGenerator.limit)
        }
        let broken: [UInt8] = [0xFF, 0xC3, 0x2C, 0x80]
        #expect(CandidateGenerator(gazetteer: gazetteer).entry(for: broken[...]).candidates.isEmpty)
    }
}
