import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files that are being written beside their place: an interrupt (Ctrl-C, a hang-up, a polite kill) takes them away before
/// it ends the process.
enum Unfinished {
    /// No run writes more files at once; of further ones an interrupt would leave the temporary file.
    private static let capacity = 16
    private static let lock = Mutex(())
    // Changed under the lock only. The handler reads it at any moment: each slot is nil or a whole path, a word that is
    // written at once; a path is freed after its slot is nil, and the handler ends the process.
    nonisolated(unsafe) private static let paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = {
        let slots = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
        slots.initialize(repeating: nil, count: capacity)
        return slots
    }()

    static func add(_ path: String) {
        lock.withLock { _ in
            _ = handlers
            guard let slot = (0..<capacity).first(where: { paths[$0] == nil }) else { return }
            paths[slot] = strdup(path)
        }
    }

    static func remove(_ path: String) {
        lock.withLock { _ in
            for slot in 0..<capacity {
                guard let known = paths[slot], strcmp(known, path) == 0 else { continue }
                paths[slot] = nil
                free(known)
            }
        }
    }

    /// Set with the first file.
    private static let handlers: Void = {
        for number in [SIGINT, SIGTERM, SIGHUP] { removeFiles(at: number) }
    }()

    /// Handles a signal, unless the process was told to ignore it, as by nohup.
    private static func removeFiles(at number: Int32) {
        let before = signal(number) { number in
            for slot in 0..<Unfinished.capacity {
                if let path = Unfinished.paths[slot] { unlink(path) }
            }
            signal(number, SIG_DFL)
            raise(number)
        }
        // Handlers are compared as the addresses that they are.
        let isIgnored = unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        if isIgnored { signal(number, SIG_IGN) }
    }
}
