/// Says of a word that it is none of some few, by its first letter, its last and its length, before it is hashed.
struct WordFilter: Sendable {
    /// For each first letter, a bit for each length in the lower half, and for each last letter in the upper one.
    private var masks = [UInt64](repeating: 0, count: 32)

    mutating func insert(_ word: some Collection<UInt8>) {
        guard let first = word.first, let last = word.suffix(1).first else { return }
        masks[Int(first & 31)] |= 1 << UInt64(word.count & 31) | 1 << UInt64(32 + last & 31)
    }

    /// False for a word that is surely none of them, in small letters or in capitals. The word is not empty. O(1).
    @inline(__always)
    func admit(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        let mask = masks[Int(bytes[word.lowerBound] & 31)]
        return mask >> UInt64(word.count & 31) & mask >> UInt64(32 + bytes[word.upperBound - 1] & 31) & 1 != 0
    }
}
