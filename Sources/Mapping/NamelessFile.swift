#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Temporary files that have no name any more: they are gone with their descriptor.
public enum NamelessFile {
    /// Where such files are made: `TMPDIR`, or `/tmp`.
    public static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    /// Opens an empty file for reading and writing, closed in programs that this one starts.
    /// - Returns: a descriptor that is the caller's to close; nil, with `errno` set, where none can be made.
    public static func open() -> Int32? {
        // mkstemp writes its choice over the last six letters.
        var template = Array("\(folder)/geonews.XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }
}
