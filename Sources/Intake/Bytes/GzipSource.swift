import CZlib

/// What a gzip file holds, member after member (RFC 1952), in pieces: a bomb takes time, never memory.
final class GzipSource: ByteSource {
    private let packed: any ByteSource
    private var input: [UInt8] = []
    private var position = 0
    /// Where zlib expects it for as long as it lives: zlib keeps the address.
    private let stream: UnsafeMutablePointer<z_stream>
    /// Between two members.
    private var isBetween = true
    private var hasEnded = false
    private var hasUnpacked = false
    private let windowBits: Int32

    enum Wrapping {
        case gzip
        /// HTTP's "deflate": zlib's header, as RFC 9110 says.
        case zlib
    }

    init(_ packed: any ByteSource, wrapping: Wrapping = .gzip) throws(IntakeError) {
        self.packed = packed
        // 15 is the largest window; 16 more is zlib's sign for gzip's header and checksum.
        windowBits = wrapping == .gzip ? 15 + 16 : 15
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .brokenGzip("zlib cannot start")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func next() throws(IntakeError) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: FileSource.pieceLength)
        while !hasEnded {
            if position == input.count {
                (input, position) = (try packed.next(), 0)
                if input.isEmpty {
                    hasEnded = true
                    guard isBetween, hasUnpacked else { throw .brokenGzip("it ends early") }
                    break
                }
            }
            if isBetween, hasUnpacked, isPadding() { continue }
            let produced = try inflatePiece(into: &output)
            if produced > 0 {
                output.removeLast(output.count - produced)
                return output
            }
        }
        return []
    }

    /// Zeros after the last member, as tape blocks have, are no member.
    private func isPadding() -> Bool {
        while position < input.count, input[position] == 0 { position += 1 }
        return position == input.count
    }

    private func inflatePiece(into output: inout [UInt8]) throws(IntakeError) -> Int {
        let capacity = output.count
        let status = input.withUnsafeMutableBufferPointer { given in
            output.withUnsafeMutableBufferPointer { room -> Int32 in
                // Safe: zlib reads and writes within the two counts, and both pointers are dropped after the call.
                stream.pointee.next_in = given.baseAddress.map { $0 + position }
                stream.pointee.avail_in = UInt32(given.count - position)
                stream.pointee.next_out = room.baseAddress
                stream.pointee.avail_out = UInt32(capacity)
                defer { (stream.pointee.next_in, stream.pointee.next_out) = (nil, nil) }
                return inflate(stream, Z_NO_FLUSH)
            }
        }
        position = input.count - Int(stream.pointee.avail_in)
        isBetween = false
        switch status {
        case Z_STREAM_END:
            (isBetween, hasUnpacked) = (true, true)
            inflateReset2(stream, windowBits)
        case Z_OK, Z_BUF_ERROR: break
        default:
            hasEnded = true
            throw .brokenGzip(stream.pointee.msg.map { String(cString: $0) } ?? "zlib's error \(status)")
        }
        return capacity - Int(stream.pointee.avail_out)
    }
}
