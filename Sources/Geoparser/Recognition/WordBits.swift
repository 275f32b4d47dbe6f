/// 4,096 bits for words, by `WordHash`, in 64 numbers that their owner lends: that a word is none of some few is seen at once.
enum WordBits {
    static let count = 64

    @inline(__always)
    static func insert(_ word: UInt32, into bits: UnsafeMutableBufferPointer<UInt64>) {
        bits[Int(word &>> 6 & 63)] |= 1 &<< UInt64(word & 63)
    }

    /// 1 for a word that may be among them, 0 for one that surely is not.
    @inline(__always)
    static func has(_ word: UInt32, _ bits: UnsafeBufferPointer<UInt64>) -> Int {
        Int(truncatingIfNeeded: bits[Int(word &>> 6 & 63)] &>> UInt64(word & 63)) & 1
    }
}
