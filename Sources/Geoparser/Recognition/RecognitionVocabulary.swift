import CIntrinsics

/// What the model knows of single words: their clusters, and the roles that training found for them.
package struct RecognitionVocabulary: Sendable {
    private let clusters: WordTable
    private let roles: WordTable

    /// - Parameters:
    ///   - clusters: a table of `TokenPlace.pack` values.
    ///   - roles: a table of `WordRole` values.
    package init(clusters: WordTable, roles: WordTable) {
        self.clusters = clusters
        self.roles = roles
    }

    @inline(__always)
    func cluster(of word: UInt32) -> UInt32 { clusters[word] }

    /// Asks for a word's clusters, ahead of a look-up.
    @inline(__always)
    func prefetch(_ word: UInt32) { clusters.prefetch(word) }

    @inline(__always)
    func role(of word: UInt32) -> WordRole { WordRole(rawValue: roles[word]) }
}

/// What a word says by standing beside or inside a name.
///
///     bits 0–7   1 + the bit of document evidence that it sets when it precedes a name; 0 for none
///     bits 8–15  the same when it follows one
///     bit  16    occurs inside names without a capital
package struct WordRole: Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// - Parameters: `before` and `after` are bits 0 ..< 32.
    package init(before: Int?, after: Int?, isInsideName: Bool) {
        let low = before.map { UInt32($0 + 1) } ?? 0
        let high = after.map { UInt32($0 + 1) } ?? 0
        rawValue = low | high << 8 | (isInsideName ? 1 << 16 : 0)
    }

    var before: UInt32 { Self.bit(rawValue & 0xFF) }
    var after: UInt32 { Self.bit(rawValue >> 8 & 0xFF) }

    /// Nothing for 0, without a branch.
    private static func bit(_ number: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: ((1 as UInt64) &<< UInt64(number)) &>> 1)
    }

    var isInsideName: Bool { rawValue >> 16 & 1 != 0 }
}

/// A table from word hashes to 32-bit values, searched in place: slots of two numbers, hash and value, both zero when
/// empty; a power of two of them, at least a quarter empty; linear probing.
package struct WordTable: @unchecked Sendable {
    // Safe to share: the bytes are never written after the owner was made, and the owner is kept.
    private let slots: UnsafeBufferPointer<UInt64>
    private let owner: AnyObject?
    private let mask: UInt32

    /// - Parameter bytes: the table's bytes, which live as long as `owner`. Nil when their size is no power of two of slots.
    package init?(_ bytes: UnsafeRawBufferPointer, owner: AnyObject) {
        let count = bytes.count / 8
        guard count > 0, count & (count - 1) == 0, bytes.count % 8 == 0, count <= 1 << 24 else { return nil }
        slots = bytes.bindMemory(to: UInt64.self)
        mask = UInt32(count - 1)
        self.owner = owner
    }

    @inline(__always)
    private static func slot(of word: UInt32, mask: UInt32) -> UInt32 { (word &* 0x9E37_79B1 >> 7) & mask }

    @inline(__always)
    func prefetch(_ word: UInt32) {
        // Never nil: a table has slots.
        geonews_prefetch(slots.baseAddress! + Int(Self.slot(of: word, mask: mask)))
    }

    /// The value of a word; 0 when it is unknown. O(1).
    @inline(__always)
    package subscript(word: UInt32) -> UInt32 {
        var slot = Self.slot(of: word, mask: mask)
        var left = mask
        while true {
            let entry = slots[Int(slot)]
            if entry == 0 { return 0 }
            if UInt32(truncatingIfNeeded: entry) == word { return UInt32(truncatingIfNeeded: entry >> 32) }
            guard left > 0 else { return 0 }
            left -= 1
            slot = (slot + 1) & mask
        }
    }

    /// Lays a table out as bytes. Values must not be 0. O(n).
    package static func bytes(of values: [UInt32: UInt32]) -> [UInt8] {
        var count = 16
        while count < values.count * 2 { count *= 2 }
        var slots = [UInt64](repeating: 0, count: count)
        for (word, value) in values.sorted(by: { $0.key < $1.key }) {
            var slot = Int(slot(of: word, mask: UInt32(count - 1)))
            while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = UInt64(word) | UInt64(value) << 32
        }
        return slots.withUnsafeBytes { Array($0) }
    }
}
