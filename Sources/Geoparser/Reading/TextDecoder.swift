/// Bytes of a file to UTF-8. Encodings other than UTF-8 are taken only where they cannot be mistaken.
package enum TextDecoder {
    /// Decoded text, and how its offsets relate to the given bytes.
    struct Decoded {
        var bytes: [UInt8]
        /// The length of a byte-order mark that was left out.
        var skipped: Int
        /// The given bytes were UTF-8, so that offsets into them mean something.
        var isUTF8: Bool
    }

    static func decode(_ given: [UInt8]) throws(ReadingError) -> Decoded {
        if given.starts(with: [0xEF, 0xBB, 0xBF]) {
            return Decoded(bytes: try validated(Array(given.dropFirst(3)), offset: 3), skipped: 3, isUTF8: true)
        }
        if given.starts(with: [0xFF, 0xFE, 0, 0]) || given.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw .binary(kind: "UTF-32")
        }
        if given.starts(with: [0xFF, 0xFE]) || given.starts(with: [0xFE, 0xFF]) {
            return Decoded(bytes: try utf16(given), skipped: 0, isUTF8: false)
        }
        if let kind = binaryKind(given) { throw .binary(kind: kind) }
        if firstInvalidByte(given) != nil, let text = windows1252(given) {
            return Decoded(bytes: text, skipped: 0, isUTF8: false)
        }
        return Decoded(bytes: try validated(given, offset: 0), skipped: 0, isUTF8: true)
    }

    private static func validated(_ bytes: [UInt8], offset: Int) throws(ReadingError) -> [UInt8] {
        if let invalid = firstInvalidByte(bytes) {
            throw .notUTF8(offset: offset + invalid, byte: bytes[invalid])
        }
        return bytes
    }

    /// The bytes, with U+FFFD for what is not well-formed.
    package static func mended(_ bytes: [UInt8]) -> [UInt8] {
        firstInvalidByte(bytes) == nil ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7). O(n).
    static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { firstInvalidByte($0) }
    }

    private static func firstInvalidByte(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                while index + 16 <= bytes.count, isASCII(bytes, index) { index += 16 }
                continue
            }
            let (length, second): (Int, ClosedRange<UInt8>)
            switch lead {
            case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
            case 0xE0: (length, second) = (3, 0xA0...0xBF)
            case 0xED: (length, second) = (3, 0x80...0x9F)
            case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
            case 0xF0: (length, second) = (4, 0x90...0xBF)
            case 0xF4: (length, second) = (4, 0x80...0x8F)
            case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
            default: return index
            }
            guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return index }
            for next in index + 2..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 { return index }
            index += length
        }
        return nil
    }

    /// Whether the sixteen bytes from an index on, all inside the buffer, are ASCII.
    @inline(__always)
    private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let bytes = UnsafeRawBufferPointer(bytes)
        let first = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let second = bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
        return (first | second) & 0x8080_8080_8080_8080 == 0
    }

    private static func binaryKind(_ bytes: [UInt8]) -> String? {
        let signatures: [(start: [UInt8], kind: String)] = [
            (Array("%PDF-".utf8), "a PDF"), (Array("{\\rtf".utf8), "an RTF document"),
            ([0x50, 0x4B, 3, 4], "a ZIP archive or an Office document"), ([0x1F, 0x8B], "a gzip file"),
            ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
            ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ]
        if let match = signatures.first(where: { bytes.starts(with: $0.start) }) { return match.kind }
        return bytes.first(0) != nil ? "a binary file" : nil
    }

    private static func utf16(_ given: [UInt8]) throws(ReadingError) -> [UInt8] {
        let isLittle = given[0] == 0xFF
        let units = stride(from: 2, to: given.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(given[index]), UInt16(given[index + 1]))
            return isLittle ? first | second << 8 : first << 8 | second
        }
        let text = Array(String(decoding: units, as: UTF16.self).utf8)
        if text.contains(0) { throw .binary(kind: "a binary file") }
        return text
    }

    /// Windows-1252 when the text is mostly ASCII and every other byte is typographic punctuation, or an accented letter
    /// with an ASCII letter beside it; nil otherwise.
    private static func windows1252(_ given: [UInt8]) -> [UInt8]? {
        var text: [UInt8] = []
        text.reserveCapacity(given.count + given.count / 16)
        var foreign = 0
        func isLetter(_ index: Int) -> Bool {
            given.indices.contains(index) && (given[index] | 0x20 >= 0x61 && given[index] | 0x20 <= 0x7A)
        }
        for (index, byte) in given.enumerated() {
            if byte < 0x80 {
                text.append(byte)
                continue
            }
            foreign += 1
            let scalar: Unicode.Scalar
            if let punctuation = punctuation1252[byte] {
                scalar = punctuation
            } else if byte >= 0xC0, isLetter(index - 1) || isLetter(index + 1) {
                scalar = Unicode.Scalar(byte)
            } else {
                return nil
            }
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
        return foreign * 20 < given.count ? text : nil
    }

    private static let punctuation1252: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
        0x99: "™", 0xA0: "\u{A0}", 0xA3: "£", 0xA7: "§", 0xA9: "©", 0xAB: "«", 0xAE: "®", 0xB0: "°", 0xBB: "»",
    ]
}
