#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
    /// Where a byte first stands from an index on; nil when it does not. By the system's search, dozens of bytes a step.
    package func first(_ byte: UInt8, from start: Int = 0) -> Int? {
        guard start >= 0, start < count, let base = baseAddress else { return nil }
        // From an index inside the buffer to its end.
        guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The line that begins at an index: up to the next line feed, or the end.
    func line(from start: Int) -> Range<Int> { start..<(first(0x0A, from: start) ?? count) }
}

extension [UInt8] {
    /// Where a byte first stands from an index on; nil when it does not.
    package func first(_ byte: UInt8, from start: Int = 0) -> Int? {
        withUnsafeBufferPointer { $0.first(byte, from: start) }
    }
}
