import Testing

@testable import Learning

@Suite("XML corpora")
struct ToponymXMLTests {
    private func lgl(_ toponyms: String, text: String = "Zoë left Springfield for Ukraine; Ukrainian trains ran.")
        -> String
    {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <articles>
        <article docid="7"><feedid>1</feedid><title> Trains </title><domain>paper.example</domain>
        <dltime>2009-03-20 12:24:52</dltime><text><![CDATA[\(text)]]></text>
        <toponyms>\(toponyms)</toponyms></article>
        </articles>
        """
    }

    private func toponym(_ start: Int, _ end: Int, _ phrase: String, id: String = "690791", name: String = "Ukraine")
        -> String
    {
        """
        <toponym><start>\(start)</start><end>\(end)</end><phrase>\(phrase)</phrase>
        <gaztag geonameid="\(id)"><name>\(name)</name><fclass>A</fclass><lat>49</lat><lon>32</lon></gaztag></toponym>
        """
    }

    @Test("offsets of code points become bytes, and the head is read")
    func reads() throws {
        let corpus = try withFile("a.xml", lgl(toponym(25, 32, "Ukraine") + toponym(34, 43, "Ukrainian"))) {
            try Corpus(contentsOf: $0)
        }
        let article = try #require(corpus.articles.first)
        #expect(corpus.format == .lgl)
        #expect(article.words == ["Ukraine", "Ukrainian"])
        #expect(article.gold.map(\.kind) == [.place, .demonym])
        #expect(article.gold.first?.geoNamesID == 690_791)
        #expect(article.gold.first?.coordinate?.latitude == 49)
        #expect(article.article.source == "paper.example")
        #expect(article.article.title == "Trains")
        #expect(article.article.date?.iso8601 == "2009-03-20")
        #expect(corpus.reanchored == 0)
    }

    @Test("drifted offsets go to the nearest same words, each to its own, and are counted")
    func reanchors() throws {
        let text = "Ottawa waits. Ottawa acts. Ottawa rests."
        let drifted = toponym(12, 18, "Ottawa") + toponym(16, 22, "Ottawa") + toponym(0, 6, "Ottawa")
        let corpus = try withFile("a.xml", lgl(drifted, text: text)) { try Corpus(contentsOf: $0) }
        #expect(corpus.reanchored == 2)
        #expect(corpus.articles[0].gold.map(\.range.lowerBound) == [0, 14, 27])
    }

    @Test("a mention that is nowhere in the text is named by file and line, and skipped on request")
    func refuses() throws {
        let content = lgl(toponym(25, 32, "Ukraine") + toponym(900, 905, "Mars"))
        try withFile("bad.xml", content) { path in
            let error = #expect(throws: CorpusError.self) { try Corpus(contentsOf: path) }
            #expect(
                error?.description.hasSuffix("bad.xml:6: <toponym> of article 7: 'Mars' is nowhere in the text") == true
            )
            let corpus = try Corpus(contentsOf: path, skippingErrors: true)
            #expect(corpus.problems.count == 1)
            #expect(corpus.articles[0].words == ["Ukraine"])
        }
    }

    @Test("another id scheme is named")
    func otherIDs() throws {
        try withFile("ids.xml", lgl(toponym(25, 32, "Ukraine", id: "Q212"))) { path in
            let error = #expect(throws: CorpusError.self) { try Corpus(contentsOf: path) }
            #expect(error?.message == "'Q212' is not a GeoNames id, which is a whole number")
        }
    }

    @Test("XML that breaks off is named by line; what came before is scored on request")
    func truncated() throws {
        let whole = lgl(toponym(25, 32, "Ukraine"))
        try withFile("cut.xml", String(whole.prefix(whole.count - 30))) { path in
            let error = #expect(throws: CorpusError.self) { try Corpus(contentsOf: path) }
            #expect(error?.message.hasPrefix("malformed XML") == true)
            #expect((error?.line ?? 0) > 5)
            let rest = try Corpus(contentsOf: path, skippingErrors: true)
            #expect(rest.articles.count == 1)
        }
    }

    @Test("GeoVirus counts from one")
    func geoVirus() throws {
        let content = """
            <articles><article><source>http://news.example/1</source><text>Cases rose in Freetown.</text><locations>
            <location><name>Freetown</name><start>15</start><end>23</end><lat>8.48</lat><lon>-13.23</lon>
            <page>http://wiki.example/Freetown</page></location></locations></article></articles>
            """
        let corpus = try withFile("gv.xml", content) { try Corpus(contentsOf: $0) }
        #expect(corpus.format == .geovirus)
        #expect(corpus.articles[0].words == ["Freetown"])
        #expect(corpus.reanchored == 0)
        #expect(corpus.articles[0].article.source == "news.example")
        #expect(!corpus.format.countedKinds.contains(.demonym))
    }

    @Test("GeoWebNews' types become kinds, and expressions are left out")
    func geoWebNews() throws {
        func toponym(_ start: Int, _ end: Int, _ name: String, _ type: String, _ modifier: String = "") -> String {
            """
            <toponym><start>\(start)</start><end>\(end)</end><extractedName>\(name)</extractedName><type>\(type)</type>
            <modifierType>\(modifier)</modifierType><geonamesID>1</geonamesID><latitude>1</latitude>
            <longitude>2</longitude></toponym>
            """
        }
        let text = "Paris warned the Lima Bank; French wine, Oslo trains, a hill, Bonn."
        let toponyms =
            toponym(0, 5, "Paris", "Metonymic") + toponym(17, 21, "Lima", "Embedded_Literal")
            + toponym(28, 34, "French", "Non_Lit_Modifier", "Adjective")
            + toponym(41, 45, "Oslo", "Literal_Modifier", "Noun")
            + toponym(54, 60, "a hill", "Literal_Expression") + toponym(62, 66, "Bonn", "Coercive")
        let content = """
            <articles><article file="3"><title>T</title><link>https://web.example/x</link><text>\(text)</text>
            <toponyms>\(toponyms)</toponyms></article></articles>
            """
        let corpus = try withFile("gwn.xml", content) { try Corpus(contentsOf: $0) }
        #expect(corpus.format == .geowebnews)
        #expect(corpus.articles[0].gold.map(\.kind) == [.metonym, .embedded, .demonym, .place, .place])
        #expect(corpus.articles[0].article.source == "web.example")
    }

    @Test("LGL as published", .enabled(if: SharedData.has("lgl.xml"), "no ../shared/corpora/lgl.xml"))
    func wholeLGL() throws {
        let corpus = try Corpus(contentsOf: SharedData.path("lgl.xml"))
        #expect(corpus.articles.count == 588)
        #expect(corpus.mentionCount == 5088)
        #expect(corpus.articles.flatMap(\.gold).filter { $0.coordinate != nil }.count == 4462)
        #expect(corpus.reanchored == 0)
    }

    @Test("TR-News as published", .enabled(if: SharedData.has("TR-News.xml"), "no ../shared/corpora/TR-News.xml"))
    func wholeTRNews() throws {
        let corpus = try Corpus(contentsOf: SharedData.path("TR-News.xml"))
        #expect(corpus.articles.count == 118)
        #expect(corpus.mentionCount == 1319)
        #expect(corpus.articles.flatMap(\.gold).filter { $0.coordinate != nil }.count == 1275)
        print("TR-News: \(corpus.reanchored) mentions re-anchored")
    }
}
