import Glibc
import Mapping
import Testing

@Suite("Sectioned files")
struct SectionedFileTests {
    let path = "/tmp/geonews-sections-\(getpid())-\(UInt64.random(in: 0 ... .max))"

    func write(_ sections: [(SectionTag, [UInt8])]) throws {
        var writer = SectionedFileWriter(magic: "TESTFILE", version: 3)
        for (tag, bytes) in sections { writer.add(tag, bytes) }
        try writer.write(to: path)
    }

    func open() throws(SectionedFileError) -> SectionedFile {
        try SectionedFile(path: path, magic: "TESTFILE", version: 3)
    }

    @Test("give back what was written, from multiples of 64 bytes on")
    func roundTrip() throws {
        defer { unlink(path) }
        try write([("ONE ", [1, 2, 3]), ("TWO ", []), ("LONG", [UInt8](repeating: 7, count: 1000))])
        let file = try open()
        #expect(file.bytes(of: "ONE ").map { Array($0) } == [1, 2, 3])
        #expect(file.bytes(of: "TWO ")?.count == 0)
        #expect(file.bytes(of: "LONG")?.count == 1000)
        #expect(file.bytes(of: "NONE") == nil)
        #expect(file.sections.allSatisfy { $0.offset % 64 == 0 })
        try file.verify()
        #expect(throws: SectionedFileError.self) { try file.records(of: "ONE ", size: 2) }
        #expect(throws: SectionedFileError.self) { try file.records(of: "NONE", size: 1) }
    }

    @Test("cannot be written where there is no folder, and leave nothing behind")
    func unwritable() {
        let writer = SectionedFileWriter(magic: "TESTFILE", version: 3)
        #expect(throws: SectionedFileError.unwritable(path: "/nonexistent/file", reason: "No such file or directory")) {
            try writer.write(to: "/nonexistent/file")
        }
    }

    @Test("damage to any byte of header or table is refused or harmless, never a crash")
    func damage() throws {
        defer { unlink(path) }
        try write([("ONE ", [1, 2, 3]), ("TWO ", [4])])
        let whole = try open().file.withBytes { Array($0) }
        for index in whole.indices {
            var bytes = whole
            bytes[index] ^= 0xA5
            guard let stream = fopen(path, "w") else { return }
            fwrite(bytes, 1, bytes.count, stream)
            fclose(stream)
            #expect(throws: SectionedFileError.self, "byte \(index)") {
                let file = try open()
                _ = file.bytes(of: "ONE ")
                try file.verify()
            }
        }
    }
}

@Suite("The stable hash")
struct StableHashTests {
    @Test("is the same on every machine and in every version")
    func stable() {
        #expect(StableHash.value(of: "".utf8) == 0xEFD0_1F60_BA99_2926)
        #expect(StableHash.value(of: "new york".utf8) == StableHash.value(of: Array("new york".utf8)))
    }

    @Test("can be extended")
    func extends() {
        var hash = StableHash()
        hash.combine("new".utf8)
        hash.combine(0x20)
        hash.combine("york".utf8)
        #expect(hash.value == StableHash.value(of: "new york".utf8))
    }
}

@Suite("Varints")
struct VarintTests {
    @Test("give back any number, and zeros past the end")
    func roundTrip() {
        let numbers: [UInt64] = [0, 1, 127, 128, 300, 1 << 35, .max]
        var bytes: [UInt8] = []
        for number in numbers { bytes.appendVarint(number) }
        bytes.withUnsafeBytes { buffer in
            var reader = VarintReader(buffer)
            #expect(numbers.map { _ in reader.varint() } == numbers)
            #expect(reader.varint() == 0 && reader.text(count: 5).isEmpty)
        }
    }
}
