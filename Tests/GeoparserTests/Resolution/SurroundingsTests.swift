import Gazetteer
import SmallWorld
import Testing

@testable import Geoparser

@Suite("What stands beside a name")
struct SurroundingsTests {
    private let gazetteer: Gazetteer

    init() throws {
        gazetteer = try SmallWorld.gazetteer()
    }

    /// What stands beside a name, with the ids of the places around.
    private struct Beside {
        var words: Surroundings
        var parents: [UInt32]
        var looseParents: [UInt32]

        var next: PlaceWords.Meaning? { words.next }
        var previous: PlaceWords.Meaning? { words.previous }
        var isAfterIn: Bool { words.isAfterIn }
    }

    /// The surroundings of the first `name` in the text.
    private func around(_ name: String, _ text: String) throws -> Beside {
        let bytes = Array(text.utf8)
        let words = Array(name.utf8)
        let start = try #require(
            (0...bytes.count - words.count).first { bytes[$0..<$0 + words.count].elementsEqual(words) })
        var scratch = ResolutionScratch()
        let surroundings = bytes.withUnsafeBufferPointer {
            Surroundings(
                $0, start..<start + words.count, used: words.count,
                generator: CandidateGenerator(gazetteer: gazetteer), scratch: &scratch)
        }
        return Beside(
            words: surroundings, parents: ids(scratch.parents.near[surroundings.parents]),
            looseParents: ids(scratch.parents.loose[surroundings.looseParents]))
    }

    private func ids(_ candidates: ArraySlice<Candidate>) -> [UInt32] {
        candidates.map { gazetteer[$0.place].id.rawValue }
    }

    @Test("a division's word behind the name says what it is; behind a possessive it is only the name's own")
    func divisionWord() throws {
        #expect(try around("Washington", "in Washington state today").next?.kinds.contains(.admin1) == true)
        #expect(try around("Washington", "on Washington's state murder rate").next == nil)
        #expect(try around("Washington", "on Washington’s state murder rate").next == nil)
        #expect(try around("Paris", "in Paris's city hall").next == nil)
    }

    @Test("whose business a word is counts behind a possessive too")
    func sphere() throws {
        #expect(try around("Georgia", "Georgia's legislature met").next?.sphere == .state)
        #expect(try around("Georgia", "Georgia's ambassador left").next?.sphere == .nation)
    }

    @Test("what is named behind a comma or in brackets is the place around")
    func parents() throws {
        #expect(try around("Paris", "from Paris, Texas, to Nice").parents == [4_736_286])
        #expect(try around("Newark", "in Newark (New Jersey) on Friday").parents == [5_101_760])
        #expect(try around("Paris", "Paris, Calif. is none").parents == [5_332_921])
        #expect(try around("Paris", "Paris in northern Texas").looseParents == [4_736_286])
        #expect(try around("Paris", "Paris, he said in Texas").parents.isEmpty)
    }

    @Test("a name at the very end or start of a text has no words beside it")
    func edges() throws {
        let alone = try around("Paris", "Paris")
        #expect(alone.next == nil && alone.previous == nil && alone.parents.isEmpty && !alone.isAfterIn)
    }
}
