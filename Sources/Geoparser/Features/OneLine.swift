extension ArraySlice<UInt8> {
    /// As text, without the line breaks and runs of blanks that a page put into it.
    package var onOneLine: String {
        withUnsafeBufferPointer { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { bytes.copyOnOneLine(to: $0, at: 0) }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Copies bytes to an index of a buffer that has room for them all, with single blanks between words and none around
    /// them. Returns the index after the last one.
    func copyOnOneLine(to line: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
        var (first, end) = (0, count)
        while first < end, self[first] <= 0x20 { first += 1 }
        while first < end, self[end - 1] <= 0x20 { end -= 1 }
        let words = UnsafeBufferPointer(rebasing: self[first..<end])
        if words.isOnOneLine {
            _ = UnsafeMutableBufferPointer(rebasing: line[start...]).update(fromContentsOf: words)
            return start + words.count
        }
        var length = start
        var isAfterBlank = false
        for byte in words {
            guard byte > 0x20 else {
                isAfterBlank = length > start
                continue
            }
            // A blank takes the room of one that was left out: there is always enough.
            if isAfterBlank {
                line[length] = 0x20
                length += 1
                isAfterBlank = false
            }
            line[length] = byte
            length += 1
        }
        return length
    }

    /// Whether no byte is a control character, and no blank follows another. May say no of a line with signs after blanks.
    private var isOnOneLine: Bool {
        let bytes = UnsafeRawBufferPointer(self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var index = 0
        var found: UInt64 = 0
        // From each word of eight bytes to the last byte of it, which begins the next: two blanks are in one word.
        while index + 8 <= count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let blanks = word ^ (ones &* 0x20)
            let isBlank = (blanks &- ones) & ~blanks
            let isControl = (word &- ones &* 0x20) & ~word
            found |= ((isBlank & isBlank << 8) | isControl) & (ones &* 0x80)
            index += 7
        }
        // What is left of the last word is looked at byte by byte.
        while index + 1 < count, found == 0 {
            if self[index] < 0x20 || self[index] == 0x20 && self[index + 1] == 0x20 { return false }
            index += 1
        }
        return found == 0
    }
}
