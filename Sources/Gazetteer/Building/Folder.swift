#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder of text tables.
struct Folder {
    let path: String

    /// The names of the files in a subfolder ("" for the folder itself) that begin and end so, sorted by their bytes;
    /// empty when there is no such subfolder.
    func files(in subfolder: String, starting prefix: String = "", ending suffix: String) -> [String] {
        guard let directory = opendir("\(path)/\(subfolder)") else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(prefix), name.hasSuffix(suffix), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
            .map { subfolder.isEmpty ? $0 : "\(subfolder)/\($0)" }
    }

    func exists(_ file: String) -> Bool { access("\(path)/\(file)", F_OK) == 0 }

    /// The bytes of a file.
    func contents(of file: String) throws(GazetteerBuildError) -> [UInt8] {
        let fullPath = "\(path)/\(file)"
        let descriptor = open(fullPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: fullPath, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .unreadable(path: fullPath, reason: String(cString: strerror(errno)))
        }
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                guard got > 0 else { return }
                count += got
            }
        }
        guard bytes.count == size else { throw .unreadable(path: fullPath, reason: "it ended early") }
        return bytes
    }

    /// Reads a large file in blocks of whole lines, of some `size` bytes each. A line must fit into a block.
    func forEachBlock(
        of file: String, size: Int = 1 << 26, _ body: (TextBlock) -> Void
    ) throws(GazetteerBuildError) {
        let fullPath = "\(path)/\(file)"
        let descriptor = open(fullPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: fullPath, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var rest: [UInt8] = []
        var line = 1
        while true {
            let kept = rest.count
            var bytes = rest + [UInt8](repeating: 0, count: size)
            let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + kept }, size) }
            guard count >= 0 else { throw .unreadable(path: fullPath, reason: String(cString: strerror(errno))) }
            bytes.removeLast(size - count)
            let end = count == 0 ? bytes.count : (bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
            rest = Array(bytes[end...])
            bytes.removeLast(bytes.count - end)
            if !bytes.isEmpty { body(TextBlock(file: file, bytes: bytes, firstLine: line)) }
            if count == 0 { return }
            line += bytes.count { $0 == UInt8(ascii: "\n") }
        }
    }
}
