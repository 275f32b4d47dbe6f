extension UnsafeBufferPointer<UInt8> {
    /// The first byte from an index on that stands in no JSON string as it is, or the end: a quote, a backslash, a control
    /// character. Eight bytes at a time.
    package func firstEscaped(from start: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(self)
        var index = start
        while index + 8 <= count {
            // Eight bytes remain, so the load is in bounds.
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let escaped = Self.escaped(word)
            if escaped != 0 { return index + escaped.trailingZeroBitCount / 8 }
            index += 8
        }
        if count >= 8, index < count {
            // The last eight bytes, some of them once more; one before the start that is escaped is no harm.
            if Self.escaped(bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)) == 0 { return count }
        } else if index + 4 <= count {
            let low = bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)
            let high = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            if Self.escaped(UInt64(low) | UInt64(high) << 32) == 0 { return count }
        }
        while index < count, self[index] >= 0x20, self[index] != 0x22, self[index] != 0x5C { index += 1 }
        return index
    }

    /// The top bits of bytes below 0x20, quotes and backslashes ("Bit Twiddling Hacks", S. E. Anderson: haszero and
    /// hasless). The lowest one that is set is right; those above it may be wrong.
    @inline(__always)
    private static func escaped(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let quotes = word ^ (ones &* 0x22)
        let slashes = word ^ (ones &* 0x5C)
        let controls = (word &- ones &* 0x20) & ~word
        return (((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | controls) & tops
    }
}
