import Intake
import Testing

@Suite("Feeds")
struct FeedTests {
    private let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
          xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Shirak Example</title>
        <link>https://example.org/</link><atom:link href="https://example.org/feed" rel="self"/>
        <item><media:title>A picture of London</media:title><title>Snow in Gyumri &amp; Vanadzor</title>
          <link>https://example.org/snow</link><guid isPermaLink="false">17</guid>
          <pubDate>Wed, 03 Feb 2021 10:00:00 +0400</pubDate><description>Short.</description>
          <content:encoded><![CDATA[<p>Snow fell in <b>Gyumri</b>.</p><script>Paris</script><p>Trains to Tbilisi&nbsp;were late.</p>]]></content:encoded></item>
        <item><title>Fire near Kars</title><guid>https://example.org/fire</guid>
          <description>&lt;p&gt;Nobody was hurt.&lt;/p&gt;</description></item>
        </channel></rss>
        """

    @Test("RSS 2.0: one article an item, with the channel's name as outlet")
    func rss2() throws {
        let taken = try Taken(rss, name: "feed.xml")
        #expect(taken.problems.isEmpty)
        #expect(taken.articles.map(\.article.source) == ["Shirak Example", "Shirak Example"])
        #expect(taken.articles.map(\.article.title) == ["Snow in Gyumri & Vanadzor", "Fire near Kars"])
        #expect(taken.articles.map(\.article.url) == ["https://example.org/snow", "https://example.org/fire"])
        #expect(taken.articles.map(\.article.date?.iso8601) == ["2021-02-03", nil])
        #expect(
            taken.articles.map(\.paragraphs) == [
                ["Snow in Gyumri & Vanadzor", "Snow fell in Gyumri.", "Trains to Tbilisi were late."],
                ["Fire near Kars", "Nobody was hurt."],
            ])
    }

    @Test("Atom, with text, escaped HTML and XHTML")
    func atom() throws {
        let taken = try Taken(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Alps &amp;amp; Example</title>
            <entry><title>Rockfall in Brienz</title><id>tag:example.org,2023:1</id><link rel="enclosure" href="https://example.org/a.mp3"/>
              <link href="https://example.org/brienz"/><published>2023-06-16T05:00:00Z</published><updated>2023-06-17T05:00:00Z</updated>
              <summary>Rocks.</summary><content type="html">&lt;p&gt;Brienz is empty.&lt;/p&gt;&lt;p&gt;Chur helps.&lt;/p&gt;</content></entry>
            <entry><title>Sun in Lugano</title><id>x</id><updated>2023-06-18T05:00:00Z</updated>
              <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Lugano <em>swims</em>.</p></div></content></entry></feed>
            """, name: "feed.xml")
        #expect(taken.problems.isEmpty)
        #expect(taken.articles.map(\.article.id) == ["https://example.org/brienz", "x"])
        #expect(taken.articles.map(\.article.source) == ["Alps & Example", "Alps & Example"])
        #expect(taken.articles.map(\.article.date?.iso8601) == ["2023-06-16", "2023-06-18"])
        #expect(
            taken.articles.map(\.paragraphs) == [
                ["Rockfall in Brienz", "Brienz is empty.", "Chur helps."], ["Sun in Lugano", "Lugano swims."],
            ])
    }

    @Test("RSS 1.0")
    func rdf() throws {
        let taken = try Taken(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://example.org/"><title>Old Example</title></channel>
            <item rdf:about="https://example.org/1"><title>Tram in Lviv</title><link>https://example.org/1</link>
            <description>It runs again.</description><dc:date>2004-05-06T07:00:00Z</dc:date></item></rdf:RDF>
            """, name: "old.rdf")
        let article = try #require(taken.articles.first)
        #expect(article.article.source == "Old Example" && article.article.date?.iso8601 == "2004-05-06")
        #expect(article.paragraphs == ["Tram in Lviv", "It runs again."])
    }

    @Test("an item without text is named, the others are read")
    func emptyItem() throws {
        let taken = try Taken(
            "<rss><channel><title>E</title><item><link>https://example.org/0</link></item><item><title>Rain in Bern</title></item></channel></rss>",
            name: "feed.xml")
        #expect(taken.articles.count == 1)
        #expect(taken.failures.count == 1 && taken.failures[0].hasSuffix("feed.xml: item 1: there is no text in it"))
    }

    @Test("a billion laughs are not laughed, and no file of the machine is read")
    func entities() throws {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"Baku Baku Baku Baku Baku Baku\">"
        for (entity, inner) in zip("bcdefghijk", "abcdefghij") {
            bomb += "<!ENTITY \(entity) \"" + String(repeating: "&\(inner);", count: 10) + "\">"
        }
        bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\"><!ENTITY net SYSTEM \"http://127.0.0.1:9/x\">]>"
        bomb += "<rss><channel><title>E</title><item><title>Rain in Bern</title>"
        bomb += "<description>Dry &k; &file; &net; text.</description><guid x=\"&k;\">1</guid></item></channel></rss>"
        let taken = try Taken(bomb, name: "feed.xml")
        #expect(
            taken.texts.allSatisfy { $0.utf8.count < 200 && !$0.contains("root:") && !$0.contains("Baku") },
            "\(taken.texts)")
        #expect(taken.articles.count + taken.failures.count > 0)
    }

    @Test("broken XML is read as far as it goes, and that is said")
    func broken() throws {
        let taken = try Taken(
            "<rss><channel><title>E</title><item><title>Rain in Bern & Thun</title></item><item><title>Snow in Chur",
            name: "feed.xml")
        #expect(taken.articles.count >= 1)
        #expect(taken.warnings.count == 1)
    }
}
