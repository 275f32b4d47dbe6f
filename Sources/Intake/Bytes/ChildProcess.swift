#if canImport(Glibc)
    import Glibc
#endif

/// What a program writes that reads one descriptor, started without a shell.
final class ChildProcess: ByteSource {
    private let output: FileSource
    private let name: String
    private let id: pid_t
    private let deadline: Int
    private var status: Int32?

    /// - Parameters:
    ///   - command: the program, found in PATH, and its arguments.
    ///   - input: what it has as standard input.
    ///   - seconds: how long it may run until its output ends.
    /// - Returns: nil when there is no such program.
    init?(_ command: [String], input: Int32, seconds: Int) throws(IntakeError) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .system(errno) }
        defer { close(ends[1]) }
        output = FileSource(descriptor: ends[0])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        // Safe: the arguments live until the call returns, and end with a null pointer.
        let code = posix_spawnp(&id, command[0], &actions, nil, &arguments, environ)
        guard code == 0 else {
            if code == ENOENT { return nil }
            throw .system(code)
        }
        self.id = id
        name = command[0]
        deadline = Self.now + seconds * 1000
    }

    deinit {
        if status == nil { kill(id, SIGKILL) }
        _ = finish()
    }

    func next() throws(IntakeError) -> [UInt8] {
        var request = pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let left = deadline - Self.now
            guard left > 0 else { throw .malformed("\(name) does not come to an end") }
            let ready = poll(&request, 1, Int32(clamping: left))
            if ready > 0 { return try output.next() }
            guard ready == 0 || errno == EINTR else { throw .system(errno) }
        }
    }

    /// Waits for the program's end. Its exit code; -1 for one that a signal ended.
    func finish() -> Int32 {
        if let status { return status }
        var word: Int32 = 0
        while waitpid(id, &word, 0) < 0, errno == EINTR {}
        let code = word & 0x7F == 0 ? (word >> 8) & 0xFF : -1
        status = code
        return code
    }

    /// Milliseconds of a clock that nobody sets.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
