#if canImport(Glibc)
    import Glibc
#endif

/// Reads whole files, `-` being standard input.
enum InputFile {
    /// - Parameter limit: the most bytes that are read; more is an error.
    /// - Throws: `Failure` with the path and the system's reason.
    static func bytes(of path: String, limit: Int) throws(Failure) -> [UInt8] {
        let name = path == "-" ? "standard input" : path
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path, reason(errno)) }
        defer { if descriptor != 0 { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(name, reason(errno)) }
        if status.st_mode & S_IFMT == S_IFDIR { throw Failure(name, "is a directory: name the files in it") }
        if status.st_mode & S_IFMT == S_IFREG, status.st_size > limit { throw tooLong(name, limit) }

        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(name, reason(errno)) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            if bytes.count > limit { throw tooLong(name, limit) }
        }
    }

    private static func tooLong(_ name: String, _ limit: Int) -> Failure {
        Failure(name, "is longer than \(limit >> 20) MiB, more than one article: split it into its articles")
    }

    /// The system's words for an error number.
    static func reason(_ code: Int32) -> String {
        String(cString: strerror(code)).lowercased()
    }
}
