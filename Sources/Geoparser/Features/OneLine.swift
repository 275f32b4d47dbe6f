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
        var length = start
        var isAfterBlank = false
        for byte in self {
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
}
