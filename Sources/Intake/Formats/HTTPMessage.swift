/// The body of an HTTP response that is a page.
struct HTTPMessage {
    var body: [UInt8]
    /// The encoding that the header names.
    var charset: String?

    init(body: [UInt8], charset: String?) {
        self.body = body
        self.charset = charset
    }

    /// Nil for what is no page: other media types, redirections, errors.
    /// - Throws: `IntakeError` for a body that is packed in a way that is not known, or is too long.
    init?(page block: [UInt8], limit: Int) throws(IntakeError) {
        let reader = ByteReader(block)
        guard case .bytes(let status)? = try reader.line(limit: 4096), status.starts(with: Array("HTTP/".utf8)),
            status.split(separator: 0x20).dropFirst().first?.elementsEqual("200".utf8) ?? false
        else { return nil }
        let fields = try HeaderFields(reader)
        guard ["", "text/html", "application/xhtml+xml"].contains(fields.mediaType("content-type")) else { return nil }
        charset = fields.charset
        body = try reader.rest(limit: block.count, what: "the page")
        if fields.mediaType("transfer-encoding") == "chunked" { body = try Self.joined(body) ?? body }
        switch fields.mediaType("content-encoding") {
        case "", "identity": break
        case "gzip", "x-gzip": if body.starts(with: [0x1F, 0x8B]) { body = try Self.unpacked(body, .gzip, limit) }
        // Zlib's header is a multiple of 31, with 8 for its method.
        case "deflate": if body.first.map({ $0 & 15 == 8 }) ?? false { body = try Self.unpacked(body, .zlib, limit) }
        case let other: throw .malformed("the page is packed by '\(other.prefix(20))', which geonews does not read")
        }
        guard body.count <= limit else { throw .tooLong(what: "the page", limit: limit) }
    }

    private static func unpacked(
        _ bytes: [UInt8], _ wrapping: GzipSource.Wrapping, _ limit: Int
    ) throws(IntakeError) -> [UInt8] {
        try ByteReader(GzipSource(MemorySource(bytes), wrapping: wrapping)).rest(limit: limit, what: "the page")
    }

    /// Chunks (RFC 9112, 7.1) joined; nil when the crawler has joined them already.
    private static func joined(_ body: [UInt8]) throws(IntakeError) -> [UInt8]? {
        let reader = ByteReader(body)
        var joined: [UInt8] = []
        while case .bytes(let line)? = try reader.line(limit: 256) {
            let size = line.prefix { $0 != UInt8(ascii: ";") }.trimmed.string
            guard let length = Int(size, radix: 16), length >= 0, length <= body.count else { return nil }
            if length == 0 { return joined }
            joined += try reader.take(length)
            _ = try reader.line(limit: 2)
        }
        return joined.isEmpty ? nil : joined
    }
}
