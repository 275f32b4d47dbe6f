#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why an output could not be written.
public enum ExportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The reader of a pipe has gone: not worth a word to the user.
    case closedPipe
    /// The system refused: what was done, to which path, and errno.
    case system(operation: String, path: String, code: Int32)
    /// The content or the file is not as the format needs it.
    case invalid(path: String, reason: String)

    /// One line.
    public var description: String {
        switch self {
        case .closedPipe: "the output was closed"
        case .system(_, let path, let code) where code == ENOSPC:
            "\(path): the disk is full; nothing was written. Free some space or choose another place with -o"
        case .system(let operation, let path, let code):
            "\(path): cannot \(operation): \(String(cString: strerror(code)))"
        case .invalid(let path, let reason): "\(path): \(reason)"
        }
    }
}
