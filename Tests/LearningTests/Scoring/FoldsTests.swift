import Testing

@testable import Learning

@Suite("Folds")
struct FoldsTests {
    @Test("every article is in one part, parts are even, and the seed decides")
    func split() {
        let folds = Folds(articles: 23, count: 5, seed: 3)
        let members = (0..<5).map(folds.members)
        #expect(members.flatMap { $0 }.sorted() == Array(0..<23))
        #expect(members.allSatisfy { $0.count == 4 || $0.count == 5 })
        #expect(Folds(articles: 23, count: 5, seed: 3).parts == folds.parts)
        #expect(Folds(articles: 23, count: 5, seed: 4).parts != folds.parts)
    }
}
