import Markup
import Testing

@Suite("Markup")
struct MarkupTests {
    @Test("elements know their lines, attributes, text and order")
    func tree() throws {
        let document = try MarkupDocument(xml: Array("<a>\n<b k='v'>x<![CDATA[<y>]]></b>\n<c><b>z</b></c></a>".utf8))
        let root = try #require(document.root)
        #expect(root.children.map(\.name) == ["b", "c"])
        #expect(root.children.map(\.line) == [2, 3])
        #expect(root.first("b")?.attribute("k") == "v")
        #expect(root.first("b")?.text == "x<y>")
        #expect(root.descendants("b").map(\.text) == ["x<y>", "z"])
    }

    @Test("lines beyond 65535 are still right")
    func manyLines() throws {
        let xml = "<a>" + String(repeating: "\n", count: 70_000) + "<b>x</b></a>"
        let document = try MarkupDocument(xml: Array(xml.utf8))
        #expect(document.root?.first("b")?.line == 70_001)
    }

    @Test(
        "hostile XML ends in one error",
        arguments: ["", "<a", "<a></b>", "\u{0}", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;"])
    func hostile(xml: String) {
        #expect(throws: MarkupError.self) { try MarkupDocument(xml: Array(xml.utf8)) }
    }

    @Test("files named by entities are not read")
    func entities() throws {
        let xml = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>x&e;</a>"
        #expect(try MarkupDocument(xml: Array(xml.utf8)).root?.text == "x")
    }

    @Test("HTML is repaired, however deep")
    func html() throws {
        let page = "<html><body><p>One<p>Two &amp; three" + String(repeating: "<div>", count: 20_000) + "deep"
        let document = try MarkupDocument(html: Array(page.utf8))
        #expect(document.root?.descendants("p").map(\.text).first == "One")
    }
}
