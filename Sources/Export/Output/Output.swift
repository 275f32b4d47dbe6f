#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a writer's bytes go. A file is written beside its place under another name and renamed by `commit`, so that nobody
/// ever sees half of it; standard output, pipes and devices are written directly. Without `commit` nothing is left behind.
public final class Output {
    private enum Target {
        case descriptor(Int32)
        /// `place` is the path that links lead to.
        case beside(Int32, temporary: String, place: String)
        case memory
        case closed
    }

    /// As the user named it; "-" is standard output. For messages.
    public let path: String
    private var target: Target
    /// What an output made by `Output.memory()` has received.
    public private(set) var bytes: [UInt8] = []

    /// Opens the output. Ignores SIGPIPE in this process from then on, so that a closed pipe is an error and no death.
    public init(path: String) throws(ExportError) {
        self.path = path == "-" ? "standard output" : path
        signal(SIGPIPE, SIG_IGN)
        guard path != "-" else {
            target = .descriptor(STDOUT_FILENO)
            return
        }
        var status = stat()
        let exists = stat(path, &status) == 0
        switch (exists, status.st_mode & S_IFMT) {
        case (true, S_IFDIR): throw .system(operation: "write", path: path, code: EISDIR)
        case (true, S_IFREG), (false, _):
            if exists, access(path, W_OK) != 0 { throw .system(operation: "write", path: path, code: errno) }
            let place = exists ? Self.resolved(path) : path
            let temporary = Self.temporaryName(beside: place)
            let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw .system(operation: "write", path: path, code: errno) }
            Unfinished.add(temporary)
            if exists { fchmod(descriptor, status.st_mode & 0o7777) }
            target = .beside(descriptor, temporary: temporary, place: place)
        default:
            let descriptor = open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .system(operation: "write", path: path, code: errno) }
            target = .descriptor(descriptor)
        }
    }

    private init() {
        path = "memory"
        target = .memory
    }

    /// An output that keeps its bytes, for tests and for answers over a network.
    public static func memory() -> Output { Output() }

    deinit {
        switch target {
        case .beside(let descriptor, let temporary, _):
            close(descriptor)
            unlink(temporary)
            Unfinished.remove(temporary)
        case .descriptor(let descriptor) where descriptor != STDOUT_FILENO: close(descriptor)
        default: break
        }
    }

    /// Writes all bytes or throws.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
        let descriptor: Int32
        switch target {
        case .memory:
            self.bytes.append(contentsOf: bytes)
            return
        case .closed: throw .system(operation: "write", path: path, code: EBADF)
        case .descriptor(let open), .beside(let open, _, _): descriptor = open
        }
        var rest = bytes
        while let base = rest.baseAddress, !rest.isEmpty {
            #if canImport(Glibc)
                let written = Glibc.write(descriptor, base, rest.count)
            #else
                let written = Darwin.write(descriptor, base, rest.count)
            #endif
            if written < 0 {
                if errno == EINTR { continue }
                throw errno == EPIPE ? .closedPipe : .system(operation: "write", path: path, code: errno)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
    }

    /// Writes all bytes or throws.
    public func write(_ bytes: [UInt8]) throws(ExportError) {
        var failure: ExportError?
        bytes.withUnsafeBytes { buffer in
            do throws(ExportError) { try write(buffer) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Puts the finished file in its place. Nothing can be written afterwards.
    public func commit() throws(ExportError) {
        guard case .beside(let descriptor, let temporary, let place) = target else { return }
        target = .closed
        defer { Unfinished.remove(temporary) }
        // A delayed write may fail only here (quota, network file systems).
        guard close(descriptor) == 0, rename(temporary, place) == 0 else {
            let code = errno
            unlink(temporary)
            throw .system(operation: "write", path: path, code: code)
        }
    }

    /// A name in the same folder that no other process uses: hidden, with this process's id.
    static func temporaryName(beside place: String) -> String {
        let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")).map { place.utf8.index(after: $0) } ?? place.startIndex
        return "\(place[..<slash]).\(place[slash...].prefix(100)).\(getpid()).\(UInt32.random(in: 0 ... .max)).part"
    }

    /// The file that a symbolic link leads to, so that renaming replaces the file and leaves the link.
    static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
