#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file mapped read-only. The pages come from the file when they are touched and can be shared with other processes.
///
/// The mapping lives as long as the object. A file that someone shortens while it is mapped ends the process with SIGBUS,
/// so files that are mapped are replaced by renaming, never rewritten in place.
public final class MappedFile: Sendable {
    public let path: String
    /// The file's size in bytes.
    public let count: Int
    // Safe to share: the pages are mapped read-only and stay mapped until deinit.
    nonisolated(unsafe) let base: UnsafeRawPointer

    /// Maps a regular file. Throws `SectionedFileError.unreadable` with the system's words, and `.empty` for no bytes.
    public init(path: String) throws(SectionedFileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: Self.systemMessage()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: Self.systemMessage()) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "not a regular file") }
        let size = Int(status.st_size)
        guard size > 0 else { throw .empty(path: path) }
        guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
            throw .unreadable(path: path, reason: Self.systemMessage())
        }
        self.path = path
        count = size
        base = UnsafeRawPointer(mapped)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: base), count)
    }

    /// All bytes of the file, valid inside `body` only. O(1).
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(bytes)
    }

    @usableFromInline
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    static func systemMessage() -> String {
        String(cString: strerror(errno))
    }
}
