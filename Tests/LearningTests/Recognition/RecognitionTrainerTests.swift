import Gazetteer
import Geoparser
import SmallWorld
import Testing

@testable import Learning

@Suite("Training recognition")
struct RecognitionTrainerTests {
    private let gazetteer: Gazetteer

    init() throws {
        gazetteer = try SmallWorld.gazetteer()
    }

    /// Sentences of one mould, with the names marked.
    private func articles(_ places: [String]) -> [CorpusArticle] {
        places.enumerated().map { number, place in
            let person = ["Anna Petrosyan", "John Miller", "Mary Stone"][number % 3]
            let text =
                "The mayor met people in \(place) on Monday. \(person) said that roads near \(place) were closed."
            func ranges(of words: String) -> [Range<Int>] {
                let bytes = Array(text.utf8)
                let target = Array(words.utf8)
                return (0...bytes.count - target.count).filter { bytes[$0..<$0 + target.count].elementsEqual(target) }
                    .map { $0..<$0 + target.count }
            }
            return CorpusArticle(
                article: Article(id: "\(number)", text: ArticleText(text)),
                gold: ranges(of: place).map { GoldMention(range: $0, kind: .place) },
                types: ranges(of: person).map { TypeSpan(range: $0, type: .person) })
        }
    }

    private func trainer() -> RecognitionTrainer {
        var settings = RecognitionTrainer.Settings()
        settings.heldOut = 0
        settings.bits = 10
        return RecognitionTrainer(gazetteer: gazetteer, settings: settings)
    }

    private let taught = ["Yerevan", "Baku", "Gyumri", "Stepanakert", "Nice", "Paris", "Texas", "Los Angeles"]

    @Test("a place of the gazetteer that was in no training text is found where places stand, and a person is not")
    func unseen() throws {
        let sections = try trainer().train(articles(taught + taught + taught).map { WeightedArticle($0) }, seed: 1)
        let recogniser = Recogniser(model: try RecognitionModel(sections: sections), gazetteer: gazetteer)
        var scratch = Recogniser.Scratch()
        let article = Article(id: "new", text: ArticleText("Jane Doe met people in Martuni on Friday."))
        let found = recogniser.mentions(in: article, scratch: &scratch)
        #expect(found.map { article.text.string($0.range) } == ["Martuni"])
        #expect(found.allSatisfy { (0...1).contains($0.confidence) })
        let empty = Article(id: "empty", text: ArticleText(""))
        #expect(recogniser.mentions(in: empty, scratch: &scratch).isEmpty)
    }

    @Test("the screen passes over segments without mentions, and the mentions stay")
    func screened() throws {
        let weighted = articles(taught + taught + taught).map { WeightedArticle($0) }
        let sections = try trainer().train(weighted, seed: 1)
        let chain = Recogniser(model: try RecognitionModel(sections: sections), gazetteer: gazetteer)
        var notes: [String] = []
        let screen = try #require(
            ScreenTrainer(seed: 1).train(weighted, recogniser: chain) { notes.append($0) })
        #expect(screen.bytes.count == 4 + Screen.size)
        #expect(notes.count == 1)
        let screened = Recogniser(
            model: try RecognitionModel(sections: RecognitionSections(sections.all + [screen])), gazetteer: gazetteer)
        var scratch = Recogniser.Scratch()
        var (segments, kept) = (0, 0)
        for article in weighted.map(\.article.article) {
            segments += chain.screenExamples(in: article, scratch: &scratch).count
            kept += screened.screenExamples(in: article, scratch: &scratch).count
            let found = screened.mentions(in: article, scratch: &scratch).map(\.range)
            #expect(found == chain.mentions(in: article, scratch: &scratch).map(\.range))
        }
        #expect(kept > 0)
        #expect(kept < segments, "of \(segments) segments, \(kept) are looked at")
    }

    @Test("where nothing is mentioned no screen is taught")
    func unscreened() throws {
        let sections = try trainer().train(articles(taught).map { WeightedArticle($0) }, seed: 1)
        let chain = Recogniser(model: try RecognitionModel(sections: sections), gazetteer: gazetteer)
        let silence = CorpusArticle(article: Article(id: "1", text: ArticleText("Nothing happened.")), gold: [])
        #expect(ScreenTrainer(seed: 1).train([WeightedArticle(silence)], recogniser: chain) { _ in } == nil)
    }

    @Test("a screen that is cut off is refused with one clear line")
    func damagedScreen() throws {
        let sections = try trainer().train(articles(taught).map { WeightedArticle($0) }, seed: 1)
        let damaged = RecognitionSections(sections.all + [(tag: Screen.tag, bytes: [0xFF, 0xFF, 0xFF, 0x7F, 1])])
        let error = #expect(throws: RecognitionModelError.self) { try RecognitionModel(sections: damaged) }
        #expect(error?.description.contains("RSCR has 5 bytes") == true)
    }

    @Test("the same seed gives the same model, byte for byte")
    func repeatable() throws {
        let weighted = articles(taught).map { WeightedArticle($0) }
        let first = try trainer().train(weighted, seed: 3)
        let second = try trainer().train(weighted, seed: 3)
        for (tag, left) in first.all {
            let right = try #require(second.bytes(of: tag))
            #expect(left.elementsEqual(right), "section \(tag)")
        }
    }

    @Test("a model of another layout is refused with one clear line")
    func layout() {
        let sections = RecognitionSections([("RHDR", [UInt8](repeating: 0xFF, count: 64))])
        let error = #expect(throws: RecognitionModelError.self) { try RecognitionModel(sections: sections) }
        #expect(error?.description.contains("layout") == true)
        #expect(error?.description.contains("geonews train") == true)
    }

    @Test("gold spans become tags: toponyms first, then other names where no toponym is")
    func tags() {
        let text = "University of Paris, Texas"
        let article = CorpusArticle(
            article: Article(id: "a", text: ArticleText(text)),
            gold: [GoldMention(range: 14..<19, kind: .place), GoldMention(range: 21..<26, kind: .place)],
            types: [TypeSpan(range: 0..<19, type: .organization)])
        var tokens: [Token] = []
        Array(text.utf8).withUnsafeBufferPointer { Tokeniser.tokenise($0, into: &tokens) }
        let tags = SpanTags(article, tokens: tokens).tags.map(Int.init)
        let organisation = SpanClass.organisation
        #expect(tags == [organisation.begin, organisation.inside, SpanClass.place.begin, 0, SpanClass.place.begin])
    }
}
