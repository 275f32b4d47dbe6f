/// Valid UTF-8, and the way back from its offsets to those of the text that was given.
public struct ArticleText: Sendable {
    /// Valid UTF-8 with line breaks as `\n`.
    public let bytes: [UInt8]
    /// Where the text departs from what was given: from `clean` on, offsets differ by `given - clean`. Sorted.
    let shifts: [Shift]

    /// The given text began with a byte-order mark: three bytes, one character.
    let hadByteOrderMark: Bool

    struct Shift: Sendable, Hashable {
        var clean: Int
        var given: Int
    }

    /// Text that is used as it was given.
    public init(_ string: String) {
        self.init(bytes: Array(string.utf8), shifts: [], hadByteOrderMark: false)
    }

    init(bytes: [UInt8], shifts: [Shift], hadByteOrderMark: Bool) {
        self.bytes = bytes
        self.shifts = shifts
        self.hadByteOrderMark = hadByteOrderMark
    }

    /// The given text's byte offset of a clean byte offset. O(log shifts).
    public func givenOffset(_ clean: Int) -> Int {
        var low = 0
        var high = shifts.count
        while low < high {
            let middle = (low + high) / 2
            if shifts[middle].clean <= clean { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return clean }
        return clean + shifts[low - 1].given - shifts[low - 1].clean
    }

    /// How many characters (code points) of the given text were left out before a clean byte offset. O(log shifts).
    func droppedCharacters(before clean: Int) -> Int {
        givenOffset(clean) - clean - (hadByteOrderMark ? 2 : 0)
    }

    public func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
