/// Reads bytes and LEB128 numbers one after the other; past the end it reads zeros, so that damage cannot lead outside.
@frozen
public struct VarintReader {
    @usableFromInline let bytes: UnsafeRawBufferPointer
    public var offset: Int

    /// The bytes must outlive the reader.
    @inlinable
    public init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    @inlinable
    public mutating func byte() -> UInt8 {
        guard offset >= 0, offset < bytes.count else { return 0 }
        defer { offset += 1 }
        return bytes[offset]
    }

    @inlinable
    public mutating func varint() -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = byte()
            if shift < 64 { result |= UInt64(next & 0x7F) << shift }
            if next < 0x80 { return result }
            shift += 7
        }
    }

    /// A signed number in zigzag form: 0, -1, 1, -2, …
    @inlinable
    public mutating func signedVarint() -> Int64 {
        let number = varint()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    /// Passes over the next `count` bytes.
    @inlinable
    public mutating func skip(_ count: Int) {
        offset += min(max(0, count), max(0, bytes.count - offset))
    }

    /// The next `count` bytes as text, fewer at the end.
    @inlinable
    public mutating func text(count: Int) -> String {
        let start = min(max(0, offset), bytes.count)
        let end = start + min(max(0, count), bytes.count - start)
        offset = end
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
}
