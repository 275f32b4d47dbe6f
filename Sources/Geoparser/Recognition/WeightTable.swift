import CIntrinsics

/// The weights of all features in eight bits, found by hash: buckets of 64 bytes, each of four rows of sixteen bytes.
///
/// A row has one byte a tag and in its last byte a fingerprint of its feature. A byte b stands for (b − 128) × scale, so
/// that a sum of rows is a sum of small unsigned numbers. A feature that training did not keep finds no row (but for one
/// in sixty) and adds nothing. Free rows have the fingerprint 0, which no kept feature has, and add nothing either.
package struct WeightTable: @unchecked Sendable {
    // Safe to share: the bytes are never written after the owner was made, and the owner is kept.
    private let base: UnsafeRawPointer
    private let owner: AnyObject
    /// Of a hash's bits, those that are its bucket's first byte.
    private let mask: UInt32
    private let scale: Float

    package static let bias: UInt8 = 128
    package static let rowsPerBucket = 4
    package static let bytesPerRow = RecognitionTag.width

    /// Nil when the size is no power of two of buckets.
    package init?(_ bytes: UnsafeRawBufferPointer, scale: Float, owner: AnyObject) {
        let size = Self.rowsPerBucket * Self.bytesPerRow
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
        // Even bytes in one sum, odd bytes in the other: 256 × 255 fits 16 bits.
        var even = SIMD8<UInt16>(repeating: 0)
        var odd = SIMD8<UInt16>(repeating: 0)
        withUnsafeBytes(of: SIMD16<UInt8>(repeating: Self.bias)) { unknown in
            // Never nil: it has sixteen bytes.
            let unknown = unknown.baseAddress!
            for index in 0..<count {
                let bytes = row(hashes[index], or: unknown).loadUnaligned(as: SIMD8<UInt16>.self)
                even &+= bytes & SIMD8(repeating: 0xFF)
                odd &+= bytes &>> 8
            }
        }
        let offset = Float(count) * Float(Self.bias)
        var sum = TagScores()
        sum.evenHalf = Self.floats(even) - offset
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
        let mark = Self.fingerprint(of: hash)
        func isMarked(_ row: Int) -> Bool { bucket.load(fromByteOffset: 16 * row + 15, as: UInt8.self) == mark }
        // The compiler would make the first comparison a branch.
        var row = geonews_select(isMarked(0) ? 1 : 0, bucket, unknown)
        row = isMarked(1) ? bucket + 16 : row
        row = isMarked(2) ? bucket + 32 : row
        return isMarked(3) ? bucket + 48 : row
    }
}
