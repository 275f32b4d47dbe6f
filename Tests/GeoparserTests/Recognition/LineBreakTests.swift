import Testing

@testable import Geoparser

@Suite("Names and the ends of lines")
struct LineBreakTests {
    private let world: PreparedSmallWorld

    init() throws { world = try PreparedSmallWorld() }

    @Test("no name goes on from a heading to the article's first word")
    func heading() {
        let found = world.stretches(
            "Two more cases in Los Angeles\nPARIS, Jan 14 - Two more people were taken ill last night.")
        #expect(found.contains("Los Angeles"))
        #expect(!found.contains { $0.contains("\n") })
        let apart = world.stretches("Rain in Baku\n\nYerevan was dry.")
        #expect(apart.contains("Baku") && apart.contains("Yerevan"))
    }

    @Test("a name that the width of the lines has divided is one")
    func wrapped() {
        let found = world.stretches(
            """
            The storm that was first seen over the sea on Monday came to Los
            Angeles on Wednesday and left again at night without any harm.
            """)
        #expect(found.contains("Los\nAngeles"))
    }
}
