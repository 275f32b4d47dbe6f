import CIntrinsics

/// A hash table of keys in buckets of one cache line:
///
///     offset  bytes
///          0  5 × 4   low 24 bits of the key's hash, above them bits 32–39 of the evidence
///         20  5 × 4   bits 0–31 of the evidence
///         40  5 × 4   value: a single match (bit 31 set), the postings' offset in words, or `NameTable.noValue`
///         60      4   bit (hash & 31) is set for each key that found this bucket full and went to a later one
///
/// A key's bucket is the high part of hash × buckets. Keys are not stored: with 24 bits and the bucket's number some
/// 43 bits are compared, so one unknown word in a few million is taken for a known one.
@frozen
@usableFromInline
struct NameTable {
    @usableFromInline static let bucketSize = 64
    @usableFromInline static let slots = 5
    @usableFromInline static let noValue: UInt32 = 0x7FFF_FFFF
    @usableFromInline static let fingerprintMask: UInt32 = 0xFF_FFFF

    @usableFromInline let base: UnsafeRawPointer
    @usableFromInline let buckets: UInt64

    init(_ bytes: UnsafeRawBufferPointer, empty: UnsafeRawPointer) {
        base = bytes.baseAddress ?? empty
        buckets = UInt64(bytes.count / Self.bucketSize)
    }

    func prefetch(_ hash: UInt64) {
        geonews_prefetch(base + Int(hash.multipliedFullWidth(by: buckets).high) * Self.bucketSize)
    }

    /// The evidence and the value of a key; zero evidence for an unknown one. One cache miss, rarely two.
    @inlinable
    func find(_ hash: UInt64) -> (evidence: UInt64, value: UInt32) {
        guard buckets > 0 else { return (0, Self.noValue) }
        var index = hash.multipliedFullWidth(by: buckets).high
        let wanted = UInt32(truncatingIfNeeded: hash) & Self.fingerprintMask
        let overflowBit = UInt32(1) << UInt32(hash & 31)
        for _ in 0..<buckets {
            let bucket = base + Int(index) * Self.bucketSize
            for slot in 0..<Self.slots {
                let tag = bucket.load(fromByteOffset: slot * 4, as: UInt32.self)
                guard tag & Self.fingerprintMask == wanted else { continue }
                let low = bucket.load(fromByteOffset: 20 + slot * 4, as: UInt32.self)
                let evidence = UInt64(tag >> 24) << 32 | UInt64(low)
                guard evidence != 0 else { continue }
                return (evidence, bucket.load(fromByteOffset: 40 + slot * 4, as: UInt32.self))
            }
            guard bucket.load(fromByteOffset: 60, as: UInt32.self) & overflowBit != 0 else { break }
            index = index + 1 == buckets ? 0 : index + 1
        }
        return (0, Self.noValue)
    }
}
