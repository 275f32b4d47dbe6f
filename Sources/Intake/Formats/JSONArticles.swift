import Geo
import Geoparser
import JSON

/// Articles as JSON: `{"id","source","title","date","url","text"}`, and the names that trafilatura gives these.
struct JSONArticles {
    let sink: Sink

    /// One article a line. A malformed line is named, and the rest is read.
    func readLines(_ reader: ByteReader) throws {
        try readLines(reader, from: 1)
    }

    private func readLines(_ reader: ByteReader, from first: Int) throws {
        var number = first
        while let line = try reader.line(limit: sink.limit) {
            let place = "line \(number)"
            switch line {
            case .tooLong: sink.problem(IntakeError.tooLong(what: "it", limit: sink.limit), at: place)
            case .bytes(let bytes) where bytes.allSatisfy { $0 <= 0x20 }: break
            case .bytes(let bytes): try readLine(bytes, place: place)
            }
            number += 1
        }
    }

    private func readLine(_ bytes: [UInt8], place: String) throws {
        let records: [JSONRecord]
        do throws(JSONReadingError) {
            records = try JSONParser.records(in: bytes, keeping: Self.textNames)
        } catch {
            sink.problem(error, at: place)
            return
        }
        for record in records { try emit(record, at: place) }
    }

    /// One article, a list of articles, or articles one after the other.
    func readDocument(_ reader: ByteReader) throws {
        var number = 1
        while try reader.peek(1).first.map({ $0 <= 0x20 }) ?? false {
            if try reader.take(1) == [0x0A] { number += 1 }
        }
        guard case .bytes(let line) = try reader.line(limit: sink.limit) else {
            throw IntakeError.tooLong(what: "it", limit: sink.limit)
        }
        if let records = try? JSONParser.records(in: line, keeping: Self.textNames), case .object = records[0].value {
            for record in records { try emit(record, at: "line \(number)") }
            return try readLines(reader, from: number + 1)
        }
        let bytes = line + [0x0A] + (try reader.rest(limit: sink.limit - line.count, what: "it"))
        var count = 0
        for value in try JSONParser.values(in: bytes) {
            let articles: [PropertyValue] = if case .array(let list) = value { list } else { [value] }
            for article in articles {
                count += 1
                try emit(JSONRecord(value: article), at: "article \(count)")
            }
        }
    }

    /// The members that the text may be in.
    private static let textNames = ["text", "raw_text"]

    /// - Parameter place: where it stands, made only when it is said.
    private func emit(_ record: JSONRecord, at place: @autoclosure () -> String) throws {
        guard case .object(let members) = record.value else {
            sink.problem("it is no object with an article's members", at: place())
            return
        }
        guard let text = record.text("text", or: members) ?? record.text("raw_text", or: members) else {
            sink.problem("it has no 'text'", at: place())
            return
        }
        // trafilatura's "source" is the address, and "source-hostname" the outlet's name.
        let source = members.text("source")
        let address = WebAddress.valid(source)
        let url = WebAddress.valid(members.text("url")) ?? address
        let article = RawArticle(
            id: members.text("id") ?? members.text("guid") ?? url
                ?? "\(sink.name)#\(place().drop { $0 != " " }.dropFirst())",
            source: (address == nil ? source : nil) ?? members.text("source-hostname") ?? members.text("sitename")
                ?? members.text("hostname") ?? WebAddress.host(of: url),
            title: members.text("title"), date: members.text("date").flatMap { CalendarDate(in: $0) }, url: url,
            text: text)
        try sink.emit(article, at: place())
    }
}

extension JSONRecord {
    /// A member's text as UTF-8, what is none of it mended; nil when there is nothing in it.
    fileprivate func text(_ name: String, or members: Properties) -> [UInt8]? {
        guard let kept = texts.first(where: { $0.name == name })?.bytes else {
            return members.text(name).map { Array($0.utf8) }
        }
        return kept.contains { $0 > 0x20 } ? TextDecoder.mended(kept) : nil
    }
}

extension Properties {
    /// A member that is text with something in it, or a number.
    func text(_ name: String) -> String? {
        switch self[name] {
        case .string(let text): text.utf8.contains { $0 > 0x20 } ? text : nil
        case .integer(let number): String(number)
        default: nil
        }
    }
}
