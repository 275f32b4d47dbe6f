import Mapping

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A nameless temporary file for bytes that are needed again in another order.
final class Spool {
    private let descriptor: Int32
    private(set) var count = 0

    init() throws(ExportError) {
        guard let descriptor = NamelessFile.open() else {
            throw .system(operation: "make a temporary file", path: NamelessFile.folder, code: errno)
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    func append(_ bytes: borrowing ByteBuffer) throws(ExportError) {
        try bytes.withBytes { (bytes) throws(ExportError) in
            var rest = bytes
            while let base = rest.baseAddress, !rest.isEmpty {
                let written = pwrite(descriptor, base, rest.count, off_t(count))
                guard written > 0 else {
                    throw .system(operation: "write a temporary file", path: "the temporary folder", code: errno)
                }
                count += written
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            }
        }
    }

    /// Appends all of the spool to the buffer, handing it on to the output as it fills.
    func copy(into bytes: inout ByteBuffer, _ output: Output) throws(ExportError) {
        var offset = 0
        while offset < count {
            let length = min(1 << 16, count - offset)
            try read(length, at: offset, into: &bytes)
            try bytes.flush(to: output)
            offset += length
        }
    }

    /// Appends a stretch of the spool to the buffer.
    func read(_ length: Int, at offset: Int, into bytes: inout ByteBuffer) throws(ExportError) {
        var chunk = [UInt8](repeating: 0, count: length)
        let code = chunk.withUnsafeMutableBytes { chunk in
            pread(descriptor, chunk.baseAddress, length, off_t(offset)) == length ? 0 : errno
        }
        guard code == 0 else {
            throw .system(operation: "read a temporary file", path: "the temporary folder", code: code)
        }
        bytes.append(chunk)
    }
}
