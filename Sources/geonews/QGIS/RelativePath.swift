#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Paths as a project names them: from its own folder, so that both can be moved together.
enum RelativePath {
    /// The way to `file` from the folder in which `place` is. Links are followed.
    static func of(_ file: String, besides place: String) -> String {
        let target = folder(of: file)
        let start = folder(of: place)
        var common = 0
        while common < min(target.count, start.count), target[common] == start[common] { common += 1 }
        let up = Array(repeating: "..", count: start.count - common)
        let way = up + target[common...] + [name(of: file)]
        return (up.isEmpty ? "./" : "") + way.joined(separator: "/")
    }

    /// The last part of a path.
    static func name(of path: some StringProtocol) -> String {
        path.split(separator: "/").last.map { String($0) } ?? ""
    }

    /// The names of the folders that lead to the file, from the root.
    private static func folder(of path: String) -> [String] {
        let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard let resolved = realpath(parent, nil) else { return parent.split(separator: "/").map { String($0) } }
        defer { free(resolved) }
        return String(cString: resolved).split(separator: "/").map { String($0) }
    }
}
