import Gazetteer
import Glibc
import SmallWorld

/// A folder that goes away with the object.
final class TemporaryFolder {
    let path: String

    init() {
        var template = Array("/tmp/geonews-test-XXXXXX".utf8CString)
        // mkdtemp writes the name into the template, which is null-terminated.
        path = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp"
        }
    }

    deinit {
        if path != "/tmp" { remove(path) }
    }

    private func remove(_ path: String) {
        if let directory = opendir(path) {
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                    field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove(path + "/" + name) }
            }
            closedir(directory)
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    func write(_ text: String, to file: String) { write(Array(text.utf8), to: file) }

    func write(_ bytes: [UInt8], to file: String) {
        let parts = file.split(separator: "/")
        for end in 1..<max(1, parts.count) { mkdir(path + "/" + parts[..<end].joined(separator: "/"), 0o755) }
        guard let stream = fopen(path + "/" + file, "w") else { return }
        fwrite(bytes, 1, bytes.count, stream)
        fclose(stream)
    }

    func read(_ file: String) -> [UInt8] {
        guard let stream = fopen(path + "/" + file, "r") else { return [] }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }
}

/// The small world's gazetteer, with the folder that holds its file.
struct World {
    let folder = TemporaryFolder()
    let gazetteer: Gazetteer

    init() throws {
        gazetteer = try SmallWorld.build(into: folder.path)
    }

    func row(_ id: UInt32) throws -> PlaceRow {
        guard let row = gazetteer.row(of: PlaceID(rawValue: id)) else { throw Missing(id: id) }
        return row
    }

    struct Missing: Error {
        let id: UInt32
    }
}
