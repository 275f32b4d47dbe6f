/// The places that bear a name, the most prominent first. It points into the gazetteer's mapping: use it only while the
/// gazetteer lives.
///
/// A match in 32 bits: the row (0–23), the kind of name (24–27), whether it is English (28); bit 31 marks one that stands
/// in the name table itself.
@frozen
public struct NameMatches: RandomAccessCollection {
    /// nil when the only match is `single`.
    @usableFromInline let postings: UnsafePointer<UInt32>?
    @usableFromInline let single: UInt32
    public let count: Int

    @inlinable
    init(postings: UnsafePointer<UInt32>?, single: UInt32, count: Int) {
        self.postings = postings
        self.single = single
        self.count = count
    }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { count }

    @inlinable
    public subscript(position: Int) -> NameMatch {
        precondition(position >= 0 && position < count, "position outside the matches")
        let stored = postings.map { $0[position] } ?? single
        return NameMatch(
            row: PlaceRow(rawValue: stored & 0xFF_FFFF),
            kind: NameKind(rawValue: UInt8(stored >> 24 & 15)) ?? .alternate,
            isEnglish: stored >> 28 & 1 != 0)
    }

    static func stored(row: UInt32, kind: NameKind, isEnglish: Bool) -> UInt32 {
        row | UInt32(kind.rawValue) << 24 | (isEnglish ? 1 << 28 : 0)
    }
}
