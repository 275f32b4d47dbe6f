import CZlib
import Foundation
import Intake
import Testing

/// Packs bytes as one member of a gzip file.
func gzipped(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var input = Array(bytes)
    var stream = z_stream()
    deflateInit2_(
        &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))))
    let count = input.count
    let room = output.count
    input.withUnsafeMutableBufferPointer { given in
        output.withUnsafeMutableBufferPointer { place in
            // Safe: zlib stays within the counts, and the pointers are dropped with the stream.
            (stream.next_in, stream.avail_in) = (given.baseAddress, UInt32(count))
            (stream.next_out, stream.avail_out) = (place.baseAddress, UInt32(room))
            _ = deflate(&stream, Z_FINISH)
        }
    }
    deflateEnd(&stream)
    return Array(output.prefix(Int(stream.total_out)))
}

@Suite("Web archives and packed files")
struct ArchiveTests {
    static func record(_ type: String, _ url: String, _ contentType: String, _ block: [UInt8]) -> [UInt8] {
        let header =
            "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\nWARC-Date: 2021-02-03T00:00:00Z\r\n"
            + "Content-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n"
        return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
    }

    static func response(_ url: String, _ page: String, headers: String = "", body: [UInt8]? = nil) -> [UInt8] {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\(headers)\r\n"
        return record(
            "response", url, "application/http; msgtype=response", Array(head.utf8) + (body ?? Array(page.utf8)))
    }

    static func page(_ town: String) -> String {
        "<html><head><title>Snow in \(town) today</title></head><body><nav><a>London</a></nav><article><h1>Snow in \(town) today</h1>"
            + "<p>Snow fell in \(town) on Wednesday and closed the road to the north of the country.</p></article></body></html>"
    }

    static let records: [[UInt8]] = [
        record("warcinfo", "", "application/warc-fields", Array("software: x\r\n".utf8)),
        record(
            "request", "https://example.org/1", "application/http; msgtype=request",
            Array("GET / HTTP/1.1\r\n\r\n".utf8)),
        response("https://example.org/1", page("Gyumri")),
        record(
            "response", "https://example.org/x.png", "application/http; msgtype=response",
            Array("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<p>x".utf8)),
        record(
            "response", "https://example.org/gone", "application/http; msgtype=response",
            Array("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n\(page("Kars"))".utf8)),
        response(
            "https://example.org/2", "", headers: "Content-Encoding: gzip\r\n", body: gzipped(page("Tbilisi").utf8)),
        response(
            "https://example.org/3", "", headers: "Transfer-Encoding: chunked\r\n",
            body: Array(
                "1c\r\n\(page("Baku").prefix(28))\r\n\(String(page("Baku").utf8.count - 28, radix: 16))\r\n\(page("Baku").dropFirst(28))\r\n0\r\n\r\n"
                    .utf8)),
        record("conversion", "https://example.org/4", "text/plain", Array("Snow fell in Vanadzor.\n".utf8)),
        record("resource", "https://example.org/5", "text/html", Array(page("Sevan").utf8)),
    ]

    static let addresses = (1...5).map { "https://example.org/\($0)" }

    @Test("pages of a WARC, plain, packed record by record, and packed as a whole")
    func warc() throws {
        let files = [
            ("a.warc", Array(Self.records.joined())), ("a.warc.gz", Self.records.flatMap { gzipped($0) }),
            ("b.warc.gz", gzipped(Self.records.joined())), ("no-ending", Self.records.flatMap { gzipped($0) }),
        ]
        for (name, bytes) in files {
            let taken = try Taken(bytes, name: name)
            #expect(taken.problems.isEmpty, "\(taken.problems)")
            #expect(taken.articles.map(\.article.id) == Self.addresses, "\(name)")
            #expect(taken.articles.allSatisfy { $0.article.url == $0.article.id && $0.article.source == "example.org" })
            #expect(taken.articles[1].paragraphs.first == "Snow in Tbilisi today")
            #expect(!taken.texts.joined().contains("London"))
        }
    }

    @Test("a WARC that is cut anywhere gives the records before the cut, and one line")
    func truncated() throws {
        let whole = Array(Self.records.joined())
        for length in stride(from: 5, to: whole.count - 4, by: 97) {
            let taken = try Taken(whole.prefix(length), name: "a.warc")
            #expect(taken.articles.map(\.article.id) == Array(Self.addresses.prefix(taken.articles.count)))
            #expect(taken.failures.count <= 1, "\(taken.failures)")
        }
        let packed = Self.records.flatMap { gzipped($0) }
        for length in stride(from: 5, to: packed.count - 1, by: 61) {
            let taken = try Taken(packed.prefix(length), name: "a.warc.gz")
            #expect(taken.failures.count <= 1, "\(taken.failures)")
        }
    }

    @Test("broken gzip is said, and what came before it is kept")
    func brokenGzip() throws {
        var packed = Self.records.flatMap { gzipped($0) }
        let end = packed.count
        packed[end - 200] ^= 0xFF
        packed[end - 100] ^= 0xFF
        let taken = try Taken(packed, name: "a.warc.gz")
        #expect(taken.articles.count >= 3)
        #expect(taken.failures.count == 1 && taken.failures[0].contains("gzip"), "\(taken.failures)")
        let text = try Taken([0x1F, 0x8B, 8, 0, 0, 0], name: "a.txt.gz")
        #expect(text.articles.isEmpty && text.failures.count == 1)
    }

    @Test("a bomb is refused at the limit, in every format, and stops no archive")
    func bomb() throws {
        let bomb = gzipped([UInt8](repeating: 0x61, count: 64 << 20))
        for name in ["a.txt.gz", "a.html.gz", "a.json.gz", "a.jsonl.gz", "a.md.gz"] {
            let taken = try Taken(bomb, name: name)
            #expect(taken.articles.isEmpty && taken.failures.count == 1, "\(name): \(taken.failures)")
            #expect(taken.failures.first?.contains("longer than") ?? false)
        }
        let archive =
            Self.response("https://example.org/bomb", "", headers: "Content-Encoding: gzip\r\n", body: bomb)
            + Self.response("https://example.org/1", Self.page("Gyumri"))
        let taken = try Taken(archive, name: "a.warc")
        #expect(taken.articles.count == 1)
        #expect(taken.failures.count == 1 && taken.failures[0].contains("https://example.org/bomb"))
    }

    @Test("a record longer than an article is refused by name, the next is read")
    func longRecord() throws {
        let archive =
            Self.response("https://example.org/long", String(repeating: "<p>x</p>", count: 3 << 20))
            + Self.response("https://example.org/1", Self.page("Gyumri"))
        let taken = try Taken(archive, name: "a.warc")
        #expect(taken.articles.map(\.article.id) == ["https://example.org/1"])
        #expect(taken.failures.count == 1 && taken.failures[0].contains("https://example.org/long"))
    }

    @Test("lengths that lie end in one line", arguments: ["-1", "99999999999999999999", "x", "9223372036854775807"])
    func lies(length: String) throws {
        let taken = try Taken(
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(length)\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>x",
            name: "a.warc")
        #expect(taken.articles.isEmpty && taken.failures.count == 1)
    }

    @Test("any format packed by gzip")
    func packedText() throws {
        let text = try Taken(gzipped("Rain in Baku.".utf8), name: "a.txt.gz")
        #expect(text.texts == ["Rain in Baku."])
        let lines = try Taken(
            gzipped("{\"text\":\"Rain.\"}\n".utf8) + gzipped("{\"text\":\"Snow.\"}\n".utf8), name: "a.jsonl.gz")
        #expect(lines.texts == ["Rain.", "Snow."])
        let twice = try Taken(gzipped(gzipped("Rain in Baku.".utf8)), name: "a.txt.gz")
        #expect(twice.failures.count == 1 && twice.failures[0].contains("a gzip file"))
    }
}
