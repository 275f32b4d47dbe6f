/// The words that most of a text consists of: small ASCII letters, the first perhaps a capital, and then a blank or sign
/// that ends any word. What `WordBuilder` gathers step by step of every word, is known of these at once.
enum PlainWord {
    /// The token of the plain word that begins at `start`; nil when there is none.
    @inline(__always)
    static func token(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Token? {
        let isCapitalised = bytes[start] &- 0x41 < 26
        var hash = WordHash.mix(WordHash.start, bytes[start] | 0x20)
        var tail = UInt32(bytes[start] | 0x20)
        guard bytes[start] | 0x20 &- 0x61 < 26 else { return nil }
        var end = start + 1
        while end < bytes.count, bytes[end] &- 0x61 < 26 {
            hash = WordHash.mix(hash, bytes[end])
            tail = tail &<< 8 | UInt32(bytes[end])
            end += 1
        }
        let count = end - start
        guard end == bytes.count || ends(bytes[end], count, tail) else { return nil }
        let small = isCapitalised ? count - 1 : count
        let smallShape: UInt32 = small == 0 ? 0 : small == 1 ? 0x2 : 0x22
        return Token(
            start: UInt32(start), end: UInt32(end), word: hash,
            head: count < 4 ? tail : head(bytes, start), tail: tail,
            shape: isCapitalised ? 1 &<< (4 * UInt32(min(small, 2))) | smallShape : smallShape,
            flags: isCapitalised ? [.word, .capitalised] : [.word, .lowerCase])
    }

    /// The first three letters of four or more.
    @inline(__always)
    private static func head(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32 {
        UInt32(bytes[start] | 0x20) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
    }

    /// A blank or a sign behind which no word goes on. Behind a full stop goes on an initial, and a web address.
    @inline(__always)
    private static func ends(_ byte: UInt8, _ count: Int, _ tail: UInt32) -> Bool {
        if byte == UInt8(ascii: ".") { return count > 1 && tail != 0x77_7777 }
        return byte <= 0x26 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
            || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "?")
    }
}
