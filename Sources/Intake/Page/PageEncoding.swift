#if canImport(Glibc)
    import Glibc
#endif

/// The bytes of a page to UTF-8, as browsers do it: a mark, or the encoding that is stated, or else Windows-1252. What
/// is valid UTF-8 is taken as it is, whatever the page states.
enum PageEncoding {
    /// - Parameter stated: the encoding that HTTP's header names, if any.
    static func utf8(_ bytes: [UInt8], stated: String?) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repaired(Array(bytes.dropFirst(3))) }
        if bytes.starts(with: [0xFF, 0xFE]) { return converted(bytes, from: "UTF-16LE") ?? [] }
        if bytes.starts(with: [0xFE, 0xFF]) { return converted(bytes, from: "UTF-16BE") ?? [] }
        if isUTF8(bytes) { return bytes }
        let name = (stated ?? declared(in: bytes))?.lowercased() ?? ""
        if ["utf-8", "utf8"].contains(name), isNearlyUTF8(bytes) { return repaired(bytes) }
        let label = latin.contains(name) || name.isEmpty ? "WINDOWS-1252" : name
        return converted(bytes, from: label) ?? converted(bytes, from: "WINDOWS-1252") ?? repaired(bytes)
    }

    /// What browsers read as Windows-1252 (WHATWG Encoding, 4.2), and UTF-8 where the bytes are none.
    private static let latin: Set<String> = [
        "utf-8", "utf8", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252",
    ]

    /// `<meta charset="…">`, or the `charset=` of a `content`, or of XML's declaration, near the beginning.
    private static func declared(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4096).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }[...]
        for key in ["charset", "encoding"] {
            var rest = head
            while let found = rest.range(of: Array(key.utf8)) {
                rest = rest[found.upperBound...]
                let value = rest.drop { $0 <= 0x20 }
                guard value.first == UInt8(ascii: "=") else { continue }
                let label = value.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
                    .prefix { $0 > 0x20 && $0 < 0x7F && ![0x22, 0x27, 0x3B, 0x3E, 0x2F].contains($0) }
                if !label.isEmpty, label.count <= 40 { return label.string }
            }
        }
        return nil
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    /// A page in UTF-8 with a slip in it, such as a letter cut in two, and no page in another encoding.
    private static func isNearlyUTF8(_ bytes: [UInt8]) -> Bool {
        let foreign = bytes.reduce(0) { $1 >= 0x80 ? $0 + 1 : $0 }
        let broken = String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(0) { $1 == "\u{FFFD}" ? $0 + 1 : $0 }
        return broken * 10 < foreign
    }

    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    /// By the system's iconv; what the encoding has no character for becomes U+FFFD. Nil for an unknown encoding. O(n)
    private static func converted(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
        // A suffix such as //TRANSLIT is iconv's own language.
        guard !encoding.contains("/") else { return nil }
        let converter = iconv_open("UTF-8", encoding)
        // iconv's sign for an error is a pointer of all ones.
        guard let converter, Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = bytes
        var output: [UInt8] = []
        var room = [CChar](repeating: 0, count: 1 << 14)
        input.withUnsafeMutableBytes { given in
            // Safe: iconv moves the pointers within the counts that stand beside them.
            var next = given.bindMemory(to: CChar.self).baseAddress
            var left = given.count
            while left > 0 {
                var free = room.count
                var hasFailed = false
                room.withUnsafeMutableBufferPointer { buffer in
                    var place = buffer.baseAddress
                    hasFailed = iconv(converter, &next, &left, &place, &free) == -1
                }
                let code = errno
                output += room.prefix(room.count - free).map { UInt8(bitPattern: $0) }
                if hasFailed, code != E2BIG, left > 0 {
                    output += [0xEF, 0xBF, 0xBD]
                    next = next.map { $0 + 1 }
                    left -= 1
                }
            }
        }
        return output
    }
}
