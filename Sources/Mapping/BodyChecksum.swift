/// The checksum of a body of a sectioned file, or of any bytes: FNV-1a over 8-byte words, four lanes at once so that a big file takes
/// milliseconds. It finds damage, not malice.
public enum BodyChecksum {
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// O(n). The last part of a word counts as if zeros followed; the number of bytes is combined at the end.
    public static func value(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = (UInt64(1), UInt64(2), UInt64(3), UInt64(4))
        var offset = 0
        while offset + 32 <= bytes.count {
            lanes.0 = (lanes.0 ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* prime
            lanes.1 = (lanes.1 ^ bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)) &* prime
            lanes.2 = (lanes.2 ^ bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self)) &* prime
            lanes.3 = (lanes.3 ^ bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)) &* prime
            offset += 32
        }
        var hash = StableHash()
        hash.combine(number: lanes.0)
        hash.combine(number: lanes.1)
        hash.combine(number: lanes.2)
        hash.combine(number: lanes.3)
        hash.combine(bytes[offset...])
        hash.combine(number: UInt64(bytes.count))
        return hash.value
    }
}
