/// `Name: value` lines up to an empty one, as WARC and HTTP have them.
struct HeaderFields {
    private var values: [String: String] = [:]

    private static let longestLine = 1 << 16
    private static let most = 1000

    init(_ reader: ByteReader) throws(IntakeError) {
        for _ in 0..<Self.most {
            switch try reader.line(limit: Self.longestLine) {
            case .bytes(let line)?:
                if line.isEmpty { return }
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
                let name = line[..<colon].trimmed.string.lowercased()
                if values[name] == nil { values[name] = line[(colon + 1)...].trimmed.string }
            case .tooLong?: throw .malformed("a line of its header is longer than \(Self.longestLine) bytes")
            case nil: return
            }
        }
        throw .malformed("its header has more than \(Self.most) lines")
    }

    /// A field's first value. Names are in lower case.
    subscript(name: String) -> String? { values[name] }

    /// The value before its parameters, in lower case: `text/html` of `text/html; charset=utf-8`.
    func mediaType(_ name: String) -> String {
        let value = values[name] ?? ""
        return Array(value.utf8.prefix { $0 != UInt8(ascii: ";") })[...].trimmed.string.lowercased()
    }

    /// The `charset` parameter of `content-type`.
    var charset: String? {
        let parameters = (values["content-type"] ?? "").split(separator: ";").dropFirst()
        for parameter in parameters {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, Array(parts[0].utf8)[...].trimmed.string.lowercased() == "charset" else { continue }
            return parts[1].filter { $0 != "\"" && $0 != " " && $0 != "'" }
        }
        return nil
    }
}
