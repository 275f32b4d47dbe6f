#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Gathers sections and writes them as a `SectionedFile`: beside the target first, then renamed onto it, so that a
/// reader sees the old file or the new one, never half of one. The same sections give the same bytes.
public struct SectionedFileWriter {
    private let magic: String
    private let version: UInt32
    private var sections: [(tag: SectionTag, bytes: [UInt8])] = []

    public init(magic: String, version: UInt32) {
        precondition(magic.utf8.count == SectionedFile.magicSize)
        self.magic = magic
        self.version = version
    }

    public mutating func add(_ tag: SectionTag, _ bytes: [UInt8]) {
        sections.append((tag, bytes))
    }

    /// Writes the file. O(total bytes), which are held twice for the time of the write.
    public func write(to path: String) throws(SectionedFileError) {
        let contents = assembled()
        var held = HeldSignals()
        defer { held.release() }
        let temporary = "\(path).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unwritable(path: path, reason: MappedFile.systemMessage()) }
        var written = 0
        while written < contents.count {
            let count = contents.withUnsafeBytes { bytes in
                systemWrite(descriptor, bytes.baseAddress.map { $0 + written }, contents.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let reason = MappedFile.systemMessage()
                close(descriptor)
                unlink(temporary)
                throw .unwritable(path: path, reason: reason)
            }
            written += count
        }
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            let reason = MappedFile.systemMessage()
            unlink(temporary)
            throw .unwritable(path: path, reason: reason)
        }
    }

    private func assembled() -> [UInt8] {
        let tableEnd = SectionedFile.headerSize + sections.count * SectionedFile.entrySize
        var offsets: [Int] = []
        var size = tableEnd
        for section in sections {
            size = Self.aligned(size)
            offsets.append(size)
            size += section.bytes.count
        }
        var contents: [UInt8] = []
        contents.reserveCapacity(size)
        contents += magic.utf8
        contents.appendLittleEndian(version)
        contents.appendLittleEndian(UInt32(sections.count))
        contents.appendLittleEndian(UInt64(size))
        contents.appendLittleEndian(UInt64(0))
        for (section, offset) in zip(sections, offsets) {
            contents.appendLittleEndian(section.tag.rawValue)
            contents.appendLittleEndian(UInt32(0))
            contents.appendLittleEndian(UInt64(offset))
            contents.appendLittleEndian(UInt64(section.bytes.count))
        }
        for (section, offset) in zip(sections, offsets) {
            contents.append(contentsOf: repeatElement(0, count: offset - contents.count))
            contents += section.bytes
        }
        let checksum = contents.withUnsafeBytes {
            BodyChecksum.value(of: UnsafeRawBufferPointer(rebasing: $0[SectionedFile.headerSize...]))
        }
        for index in 0..<8 { contents[24 + index] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt64(index))) }
        return contents
    }

    private static func aligned(_ offset: Int) -> Int {
        (offset + SectionedFile.alignment - 1) / SectionedFile.alignment * SectionedFile.alignment
    }
}

/// Keeps the signals that end a program waiting, so that none of them leaves half a file beside the old one.
private struct HeldSignals {
    private var before = sigset_t()

    init() {
        var ending = sigset_t()
        sigemptyset(&ending)
        for signal in [SIGHUP, SIGINT, SIGTERM] { sigaddset(&ending, signal) }
        pthread_sigmask(SIG_BLOCK, &ending, &before)
    }

    /// What came meanwhile ends the program now.
    mutating func release() { pthread_sigmask(SIG_SETMASK, &before, nil) }
}

extension [UInt8] {
    /// The bytes of a number, the lowest first.
    public mutating func appendLittleEndian(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }

    /// The number as 7-bit groups, the lowest first, the high bit set on all but the last (LEB128).
    public mutating func appendVarint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

#if canImport(Glibc)
    private let systemWrite = Glibc.write
#else
    private let systemWrite = Darwin.write
#endif
