import CIntrinsics

/// The weights of all features in eight bits, found by hash: buckets of 64 bytes, each of four rows of fifteen bytes, and
/// then a fingerprint of each row's feature.
///
/// A row has one byte a tag. A byte b stands for (b − 128) × scale, so that a sum of rows is a sum of small unsigned
/// numbers. A feature that training did not keep finds no row (but for one in sixty) and adds nothing. Free rows have the
/// fingerprint 0, which no kept feature has, and add nothing either.
package struct WeightTable: @unchecked Sendable {
    // Safe to share: the bytes are never written after the owner was made, and the owner is kept.
    private let base: UnsafeRawPointer
    private let owner: AnyObject
    /// Of a hash's bits, those that are its bucket's first byte.
    private let mask: UInt32
    private let scale: Float

    package static let bias: UInt8 = 128
    package static let rowsPerBucket = 4
    package static let bytesPerRow = RecognitionTag.count
    package static let bytesPerBucket = 64
    /// Of a bucket's fingerprints.
    package static let marksOffset = rowsPerBucket * bytesPerRow

    /// Nil when the size is no power of two of buckets.
    package init?(_ bytes: UnsafeRawBufferPointer, scale: Float, owner: AnyObject) {
        let size = Self.bytesPerBucket
        let buckets = bytes.count / size
        guard let base = bytes.baseAddress, buckets > 1, buckets & (buckets - 1) == 0, bytes.count % size == 0,
            buckets <= 1 << 18
        else { return nil }
        self.base = base
        self.owner = owner
        self.scale = scale
        mask = UInt32((buckets - 1) * size)
    }

    /// The bucket of a feature among 2^bits, at most 2¹⁸.
    package static func bucket(of hash: UInt32, bits: Int) -> Int {
        Int(hash >> 6) & (1 << bits - 1)
    }

    /// The byte that tells a feature from others of its bucket.
    @inline(__always)
    package static func fingerprint(of hash: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 24) }

    /// Asks for the features' buckets: the table is larger than a processor's near caches. O(features).
    @inline(__always)
    func prefetch(_ hashes: UnsafePointer<UInt32>, _ count: Int) {
        for index in 0..<count { geonews_prefetch(base + Int(hashes[index] & mask)) }
    }

    /// The sum of the features' rows, for at most 256 features. O(features).
    @inline(__always)
    func sum(_ hashes: UnsafePointer<UInt32>, _ count: Int) -> TagScores {
        // Two bytes at once, and the odd bytes alone: 256 × 255 fits 16 bits, and what overflows is what the odd ones take away.
        var pairs = SIMD8<UInt16>(repeating: 0)
        var odd = SIMD8<UInt16>(repeating: 0)
        withUnsafeBytes(of: SIMD16<UInt8>(repeating: Self.bias)) { unknown in
            // Never nil: it has sixteen bytes.
            let unknown = unknown.baseAddress!
            for index in 0..<count {
                // The sixteenth byte is another's, and unused.
                let bytes = row(hashes[index], or: unknown).loadUnaligned(as: SIMD8<UInt16>.self)
                pairs &+= bytes
                odd &+= bytes &>> 8
            }
        }
        let offset = Float(count) * Float(Self.bias)
        var sum = TagScores()
        sum.evenHalf = Self.floats(pairs &- odd &<< 8) - offset
        sum.oddHalf = Self.floats(odd) - offset
        sum[RecognitionTag.width - 1] = 0
        return sum * scale
    }

    /// The numbers as floats, without a conversion of each: in the last bits of 2²³ a number below 2¹⁶ adds itself.
    @inline(__always)
    private static func floats(_ numbers: SIMD8<UInt16>) -> SIMD8<Float> {
        var bits = SIMD16<UInt16>(repeating: 0x4B00)
        bits.evenHalf = numbers
        return unsafeBitCast(bits, to: SIMD8<Float>.self) - Float(1 << 23)
    }

    /// Where a feature's row is. Without branches: whether a feature is known is a coin toss, which no processor can foresee.
    @inline(__always)
    private func row(_ hash: UInt32, or unknown: UnsafeRawPointer) -> UnsafeRawPointer {
        let bucket = base + Int(hash & mask)
        let marks = bucket.load(fromByteOffset: Self.marksOffset, as: UInt32.self)
        // The high bit of the lowest byte that is 0, and of no byte before it: where the fingerprint is.
        let others = marks ^ (hash &>> 24) &* 0x0101_0101
        let found = (others &- 0x0101_0101) & ~others & 0x8080_8080
        let row = bucket + (found.trailingZeroBitCount &>> 3) &* Self.bytesPerRow
        return geonews_select(found == 0 ? 1 : 0, unknown, row)
    }
}
