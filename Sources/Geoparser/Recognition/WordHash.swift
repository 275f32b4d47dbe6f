/// A hash over the lower-case bytes of a word, eight at once: words' identity inside recognition and in its model file.
package struct WordHash {
    private var state = Self.start
    private var eight: UInt64 = 0
    private var shift: UInt64 = 0

    private static var start: UInt64 { 0xCBF2_9CE4_8422_2325 }

    package init() {}

    @inline(__always)
    package mutating func add(_ byte: UInt8) {
        eight |= UInt64(byte) &<< shift
        shift &+= 8
        guard shift == 64 else { return }
        state = Self.mix(state, eight)
        (eight, shift) = (0, 0)
    }

    package var value: UInt32 { Self.finish(shift == 0 ? state : Self.mix(state, eight)) }

    /// The hash of a word of one to sixteen bytes, the first of them in the lowest bits, and 0 behind its end.
    @inline(__always)
    static func of(_ first: UInt64, _ second: UInt64) -> UInt32 {
        finish(second == 0 ? mix(start, first) : mix(mix(start, first), second))
    }

    /// The hash of a lower-case word, as the tokeniser makes it.
    package static func of(_ word: some Sequence<UInt8>) -> UInt32 {
        word.reduce(into: WordHash()) { $0.add($1) }.value
    }

    @inline(__always)
    private static func mix(_ state: UInt64, _ eight: UInt64) -> UInt64 {
        let product = (state ^ eight) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }

    @inline(__always)
    private static func finish(_ state: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: state &* 0xD6E8_FEB8_6659_FD93 >> 32)
    }
}
