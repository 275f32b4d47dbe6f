import Export
import Geo
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that is removed when the test lets go of it.
final class TemporaryFolder {
    let path: String

    init() {
        var template = Array("/tmp/geonews-test-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
    }

    deinit {
        for name in names { unlink(path + "/" + name) }
        rmdir(path)
    }

    var names: [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    func text(of name: String) -> String {
        guard let file = fopen(path + "/" + name, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    func put(_ text: String, in name: String) {
        guard let file = fopen(path + "/" + name, "w") else { return }
        fputs(text, file)
        fclose(file)
    }
}

private func write(_ text: String, to output: Output) throws {
    try Array(text.utf8).withUnsafeBytes { try output.write($0) }
}

@Suite("Output files")
struct OutputTests {
    let folder = TemporaryFolder()

    @Test("a file appears whole, under its name alone, when committed")
    func commit() throws {
        let output = try Output(path: folder.path + "/a.txt")
        try write("hello", to: output)
        #expect(!folder.names.contains("a.txt"))
        try output.commit()
        #expect(folder.names == ["a.txt"])
        #expect(folder.text(of: "a.txt") == "hello")
    }

    @Test("without commit the old file stays as it was and nothing is left beside it")
    func abandon() throws {
        folder.put("old", in: "a.txt")
        do {
            let output = try Output(path: folder.path + "/a.txt")
            try write("new", to: output)
        }
        #expect(folder.names == ["a.txt"])
        #expect(folder.text(of: "a.txt") == "old")
    }

    @Test("the mode of the file that is replaced is kept, and a link stays a link")
    func modeAndLink() throws {
        folder.put("old", in: "real.txt")
        chmod(folder.path + "/real.txt", 0o640)
        symlink(folder.path + "/real.txt", folder.path + "/link.txt")
        let output = try Output(path: folder.path + "/link.txt")
        try write("new", to: output)
        try output.commit()
        var status = stat()
        lstat(folder.path + "/link.txt", &status)
        #expect(status.st_mode & S_IFMT == S_IFLNK)
        #expect(folder.text(of: "real.txt") == "new")
        stat(folder.path + "/real.txt", &status)
        #expect(status.st_mode & 0o777 == 0o640)
    }

    @Test("a full disk is one clear line")
    func fullDisk() throws {
        let output = try Output(path: "/dev/full")
        let error = #expect(throws: ExportError.self) { try write("x", to: output) }
        #expect(error?.description.contains("the disk is full") == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test("a folder, and a folder that is not there, are refused with the system's words")
    func refused() {
        let folderError = #expect(throws: ExportError.self) { try Output(path: folder.path) }
        #expect(folderError?.description.contains("Is a directory") == true)
        let missing = #expect(throws: ExportError.self) { try Output(path: folder.path + "/no/such.txt") }
        #expect(missing?.description.contains("No such file or directory") == true)
    }

    @Test("a closed pipe is an error of its own")
    func closedPipe() throws {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        close(ends[0])
        let output = try Output(path: "/dev/fd/\(ends[1])")
        close(ends[1])
        #expect(throws: ExportError.closedPipe) { try write("x", to: output) }
    }
}
