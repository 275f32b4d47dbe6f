/// The one 64-bit hash of bytes, the same on every machine and in every version: FNV-1a
/// (G. Fowler, L. C. Noll, K.-P. Vo, RFC 9923) with the finaliser of MurmurHash3 (A. Appleby), which spreads the last bytes.
///
/// The state can be kept and extended: the hash of "new york" is the state after "new", combined with a space and "york".
@frozen
public struct StableHash: Hashable, Sendable {
    @usableFromInline var state: UInt64

    @inlinable
    public init() {
        state = 0xCBF2_9CE4_8422_2325
    }

    @inlinable
    public mutating func combine(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// O(n) for n bytes.
    @inlinable
    public mutating func combine(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { combine(byte) }
    }

    /// The eight bytes of a number, the lowest first.
    @inlinable
    public mutating func combine(number: UInt64) {
        var rest = number
        for _ in 0..<8 {
            combine(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// The hash of what was combined so far.
    @inlinable
    public var value: UInt64 {
        var mixed = state
        mixed ^= mixed >> 33
        mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
        mixed ^= mixed >> 33
        mixed = mixed &* 0xC4CE_B9FE_1A85_EC53
        mixed ^= mixed >> 33
        return mixed
    }

    /// The hash of all the bytes at once.
    @inlinable
    public static func value(of bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = StableHash()
        hash.combine(bytes)
        return hash.value
    }
}
