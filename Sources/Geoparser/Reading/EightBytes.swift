extension UnsafeBufferPointer<UInt8> {
    /// The eight bytes from an index on, the first of them in the lowest bits. They must lie in the buffer.
    @inline(__always)
    func eight(from index: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
}

extension UInt64 {
    /// The high bit of each byte.
    static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Of eight bytes, the high bit of each that is a small ASCII letter; the other bits say nothing.
    @inline(__always)
    var smallLetters: UInt64 {
        let low = self & ~Self.highBits
        let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
        let behindZ = low &+ 0x0505_0505_0505_0505
        return fromA & ~behindZ & ~self
    }

    /// The same of letters in either case.
    @inline(__always)
    var letters: UInt64 { (self | 0x2020_2020_2020_2020).smallLetters }
}
