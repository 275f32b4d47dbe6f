#if canImport(Glibc)
    import Glibc
#endif

/// Bytes that come in pieces.
protocol ByteSource: AnyObject {
    /// The next piece; an empty one is the end.
    func next() throws(IntakeError) -> [UInt8]
}

/// Bytes that are there already.
final class MemorySource: ByteSource {
    private var bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func next() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}

/// A file, a pipe, or standard input.
final class FileSource: ByteSource {
    static let pieceLength = 1 << 16

    let descriptor: Int32
    private let closes: Bool
    private var piece = [UInt8](repeating: 0, count: pieceLength)

    /// - Parameter path: `-` is standard input.
    /// - Throws: `IntakeError` when it cannot be opened, or is a directory.
    init(path: String) throws(IntakeError) {
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        closes = path != "-"
        guard descriptor >= 0 else { throw .system(errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
        if status.st_mode & S_IFMT == S_IFDIR { throw .directory }
    }

    /// Takes the descriptor over.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        closes = true
    }

    deinit {
        if closes { close(descriptor) }
    }

    func next() throws(IntakeError) -> [UInt8] {
        while true {
            let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno) }
            return Array(piece[..<count])
        }
    }
}
