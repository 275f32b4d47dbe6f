import Foundation
import Gazetteer
import Geoparser
import SmallWorld
import Testing

@testable import Geoparser
@testable import Learning

@Suite("Name roles and gold links")
struct NameRoleTests {
    private let gazetteer: Gazetteer
    private let vocabulary: RecognitionVocabulary

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("geonews-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        gazetteer = try SmallWorld.build(into: folder.path)
        let tables = RecognitionSections([("RCLU", WordTable.bytes(of: [:])), ("RROL", WordTable.bytes(of: [:]))])
        let clusterBytes = try #require(tables.bytes(of: "RCLU"))
        let roleBytes = try #require(tables.bytes(of: "RROL"))
        let clusters = try #require(WordTable(clusterBytes, owner: tables))
        let roles = try #require(WordTable(roleBytes, owner: tables))
        vocabulary = RecognitionVocabulary(clusters: clusters, roles: roles)
        try FileManager.default.removeItem(at: folder)
    }

    private func prepared(_ text: String) -> PreparedText {
        var prepared = PreparedText()
        Array(text.utf8).withUnsafeBufferPointer {
            prepared.prepare($0, vocabulary: vocabulary, names: NameFinder(gazetteer: gazetteer))
        }
        return prepared
    }

    private func article(_ text: String, _ gold: [(String, MentionKind)], types: [(String, SpanType)] = [])
        -> CorpusArticle
    {
        let content = ArticleText(text)
        func range(_ words: String) -> Range<Int> {
            let start = text.range(of: words).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
            return start..<start + words.utf8.count
        }
        return CorpusArticle(
            article: Article(id: "a", text: content), gold: gold.map { GoldMention(range: range($0.0), kind: $0.1) },
            types: types.map { TypeSpan(range: range($0.0), type: $0.1) })
    }

    private func learned() throws -> NameRoles {
        let articles = ["Armenia", "Azerbaijan", "France", "Baku", "Yerevan", "Paris"].flatMap { name in
            [
                article("\(name) warned on Friday that talks would end.", [(name, .place)]),
                article("\(name) condemned the shelling.", [(name, .place)]),
                article("People in \(name) were asleep.", [(name, .place)]),
                article("Rain fell near \(name) again.", [(name, .place)]),
                article(
                    "The University of \(name) closed.", [(name, .embedded)],
                    types: [("University of \(name)", .organization)]),
                article("\(name) Jackson sang.", [], types: [("\(name) Jackson", .person)]),
            ]
        }
        let sections = NameRoleTrainer(seed: 1).train(articles, vocabulary: vocabulary, gazetteer: gazetteer)
        let memory = RecognitionSections(sections)
        let roles = NameRoles { memory.bytes(of: $0) }
        return try #require(roles)
    }

    @Test("who warns is a government; where it rains is a place")
    func metonyms() throws {
        let roles = try learned()
        #expect(roles.metonymProbability(of: 0..<1, in: prepared("Gyumri condemned it.")) > 0.5)
        #expect(roles.metonymProbability(of: 3..<4, in: prepared("It rained near Gyumri today.")) < 0.5)
    }

    @Test("a place inside an organisation's name is one, a given name inside a person's is none")
    func embedded() throws {
        let roles = try learned()
        let university = prepared("the University of Gyumri opened")
        #expect((1..<4).map { university.nameInside(1..<4, at: $0) } == [nil, nil, 3..<4])
        #expect(roles.embeddedProbability(of: 3..<4, inside: 1..<4, .organisation, in: university) > 0.5)
        let person = prepared("and Paris Jackson sang")
        #expect(roles.embeddedProbability(of: 1..<2, inside: 1..<3, .person, in: person) < 0.5)
    }

    @Test("training twice from one seed gives the same bytes")
    func repeats() throws {
        let (first, second) = (try learned(), try learned())
        #expect(first.metonym == second.metonym)
    }

    @Test("gold and answer are the same entry by id; a near one is right, a far one is not")
    func goldLink() throws {
        let link = GoldLink(gazetteer)
        let yerevan = try #require(gazetteer.row(of: PlaceID(rawValue: 616_052)))
        let gyumri = try #require(gazetteer.row(of: PlaceID(rawValue: 616_635)))
        let paris = try #require(gazetteer.row(of: PlaceID(rawValue: 2_988_507)))
        let gold = GoldMention(
            range: 0..<1, kind: .place, geoNamesID: 616_052, coordinate: gazetteer[yerevan].coordinate)
        #expect(link.isSameEntry(yerevan, gold))
        #expect(!link.isSameEntry(gyumri, gold) && link.isRight(gyumri, gold))
        #expect(!link.isRight(paris, gold))
        let completed = link.completed(gold)
        #expect(completed.countryID == link.answer(yerevan, confidence: 1, isApproximate: false).countryID)
        #expect(completed.countryID != nil)
    }

    @Test("the gazetteer's demonyms decide over suffixes")
    func demonyms() {
        let rule = DemonymRule(gazetteer)
        #expect(rule.isDemonym("Armenian", of: "Armenia"))
        #expect(rule.isDemonym("Ruritanian", of: "Ruritania"))
        #expect(!rule.isDemonym("Michigan", of: "Michigan"))
    }
}
