import Mapping

/// The one normaliser of names: the builder and every look-up go through it.
///
/// Characters are folded by `FoldTable` (case, accents, ligatures, width); apostrophes and full stops vanish; every other
/// mark and white space parts words, which are joined by one space; `&` is "and"; Saint, Sainte, St, Ste are "st", Mount
/// is "mt", Fort is "ft". Of a whole name the leading "the" is dropped.
public enum NameKey {
    /// Appends the key of one token of a text, which may be several words ("Guinea-Bissau") or none (","). O(n).
    /// - Parameter bytes: UTF-8; bytes that are none part words.
    @inlinable
    public static func append(_ bytes: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
        var index = 0
        var wordStart = key.count
        let start = key.count
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                if byte &- 0x61 < 26 || byte &- 0x30 < 10 {
                    key.append(byte)
                } else if byte &- 0x41 < 26 {
                    key.append(byte | 0x20)
                } else if byte == 0x27 || byte == 0x2E || byte == 0x60 {
                    continue
                } else if byte == 0x26 {
                    endWord(from: &wordStart, start: start, in: &key)
                    key.append(contentsOf: [0x61, 0x6E, 0x64])
                    endWord(from: &wordStart, start: start, in: &key)
                } else {
                    endWord(from: &wordStart, start: start, in: &key)
                }
            } else {
                appendFolded(bytes, &index, wordStart: &wordStart, start: start, to: &key)
            }
        }
        endWord(from: &wordStart, start: start, in: &key)
        if key.count > start, key[key.count - 1] == 0x20 { key.removeLast() }
    }

    /// Adds the key of a plain word to a hash: ASCII letters and digits without a short form. O(n).
    /// - Returns: nil for any other word.
    @inlinable
    public static func hash(_ hash: StableHash, withPlainWord bytes: UnsafeBufferPointer<UInt8>) -> StableHash? {
        var hash = hash
        var others = 0
        for byte in bytes {
            // Small letters and digits stay what they are. Without branches: no processor foresees a name's letters.
            let small = byte | 0x20
            others |= (small &- 0x61 < 26 ? 0 : 1) & (byte &- 0x30 < 10 ? 0 : 1)
            hash.combine(small)
        }
        guard others == 0, let first = bytes.first, let last = bytes.last else { return nil }
        return mayHaveShortForm(first | 0x20, last | 0x20, bytes.count) ? nil : hash
    }

    /// Whether a word with these ends can be Saint, Sainte, Ste, Mount or Fort.
    @usableFromInline
    static func mayHaveShortForm(_ first: UInt8, _ last: UInt8, _ count: Int) -> Bool {
        guard last == 0x74 || last == 0x65, count >= 3, count <= 6 else { return false }
        return first == 0x73 || first == 0x6D || first == 0x66
    }

    /// Ends the word that begins at `wordStart`: puts the short form for Saint and its like and appends the space.
    @usableFromInline
    static func endWord(from wordStart: inout Int, start: Int, in key: inout [UInt8]) {
        guard key.count > wordStart else { return }
        abbreviate(from: wordStart, in: &key)
        key.append(0x20)
        wordStart = key.count
    }

    private static func abbreviate(from wordStart: Int, in key: inout [UInt8]) {
        let length = key.count - wordStart
        guard length >= 3, length <= 6 else { return }
        func isWord(_ word: StaticString) -> Bool {
            guard word.utf8CodeUnitCount == length else { return false }
            return word.withUTF8Buffer { buffer in
                for index in 0..<length where buffer[index] != key[wordStart + index] { return false }
                return true
            }
        }
        let short: UInt8
        switch key[wordStart] {
        case 0x73 where isWord("saint") || isWord("sainte") || isWord("ste"): short = 0x73
        case 0x6D where isWord("mount"): short = 0x6D
        case 0x66 where isWord("fort"): short = 0x66
        default: return
        }
        key.removeLast(length)
        key.append(short)
        key.append(0x74)
    }

    /// Folds the character that begins at `index`, which is not ASCII.
    @usableFromInline
    static func appendFolded(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, wordStart: inout Int, start: Int, to key: inout [UInt8]
    ) {
        let first = index
        guard let scalar = decodeScalar(bytes, at: &index) else {
            endWord(from: &wordStart, start: start, in: &key)
            return
        }
        guard scalar < 0x10000 else {
            key.append(contentsOf: bytes[first..<index])
            return
        }
        let page = Int(FoldTable.directory[Int(scalar >> 6)])
        let entry = FoldTable.entries[page << 6 | Int(scalar & 63)]
        switch entry {
        case FoldTable.keeps:
            key.append(contentsOf: bytes[first..<index])
        case FoldTable.removes:
            break
        case 0x20:
            endWord(from: &wordStart, start: start, in: &key)
        case FoldTable.expands...:
            let position = Int(entry - FoldTable.expands)
            for byte in FoldTable.expansions[(position + 1)...].prefix(Int(FoldTable.expansions[position])) {
                if byte == 0x20 { endWord(from: &wordStart, start: start, in: &key) } else { key.append(byte) }
            }
        default:
            appendUTF8(entry, to: &key)
        }
    }

    private static func appendUTF8(_ unit: UInt16, to key: inout [UInt8]) {
        if unit < 0x80 {
            key.append(UInt8(unit))
        } else if unit < 0x800 {
            key.append(UInt8(0xC0 | unit >> 6))
            key.append(UInt8(0x80 | unit & 0x3F))
        } else {
            key.append(UInt8(0xE0 | unit >> 12))
            key.append(UInt8(0x80 | unit >> 6 & 0x3F))
            key.append(UInt8(0x80 | unit & 0x3F))
        }
    }

    /// The scalar whose lead byte is at `index`, which moves on; nil for a byte that begins none.
    static func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32? {
        let lead = bytes[index]
        index += 1
        let length: Int
        var scalar: UInt32
        switch lead {
        case 0xC2...0xDF: (length, scalar) = (1, UInt32(lead & 0x1F))
        case 0xE0...0xEF: (length, scalar) = (2, UInt32(lead & 0x0F))
        case 0xF0...0xF4: (length, scalar) = (3, UInt32(lead & 0x07))
        default: return nil
        }
        guard index + length <= bytes.count else { return nil }
        for offset in 0..<length {
            let byte = bytes[index + offset]
            guard byte & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        index += length
        return scalar
    }
}

extension NameKey {
    /// The key of a whole name, without a leading "the". O(n).
    public static func key(of name: String) -> [UInt8] {
        var name = name
        return name.withUTF8 { key(of: $0) }
    }

    /// The key of a whole name in UTF-8, without a leading "the". O(n).
    public static func key(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(bytes.count + 8)
        append(bytes, to: &key)
        if key.count > 4, key[0] == 0x74, key[1] == 0x68, key[2] == 0x65, key[3] == 0x20 { key.removeFirst(4) }
        return key
    }

    /// The hash under which a whole name is looked up. O(n).
    public static func hash(of name: String) -> UInt64 {
        StableHash.value(of: key(of: name))
    }
}
