import Geoparser
import Mapping

#if canImport(Glibc)
    import Glibc
#endif

/// One article as a PDF, its text taken out by Poppler's `pdftotext`.
struct PortableDocument {
    let sink: Sink

    private static let largest = 512 << 20
    /// How many seconds the program may take.
    private static let longest = 120

    func read(_ reader: ByteReader) throws {
        // The program gets the bytes and never a file's name.
        let file = try Self.spooled(reader)
        defer { close(file) }
        guard
            let program = try ChildProcess(
                ["pdftotext", "-q", "-enc", "UTF-8", "-", "-"], input: file, seconds: Self.longest)
        else {
            throw IntakeError.missingProgram(name: "pdftotext", package: "poppler-utils", format: "a PDF")
        }
        let text = try ByteReader(program).rest(limit: sink.limit, what: "its text")
        switch program.finish() {
        case 0: break
        case 3: throw IntakeError.malformed("a PDF that does not allow its text to be copied")
        default: throw IntakeError.malformed("pdftotext cannot read it: a PDF that is damaged, or locked by a password")
        }
        guard text.contains(where: { $0 > 0x20 }) else {
            throw IntakeError.malformed("a PDF without text, such as a scan: recognise its text first (OCR)")
        }
        try sink.emit(RawArticle(id: sink.name, text: Array(String(decoding: text, as: UTF8.self).utf8)), at: nil)
    }

    /// The bytes in a file that has no name any more, at its beginning.
    private static func spooled(_ reader: ByteReader) throws(IntakeError) -> Int32 {
        guard let descriptor = NamelessFile.open() else { throw .system(errno) }
        do throws(IntakeError) {
            var length = 0
            while true {
                let piece = try reader.next()
                if piece.isEmpty { break }
                length += piece.count
                guard length <= largest else { throw .tooLong(what: "the PDF", limit: largest) }
                try write(piece, to: descriptor)
            }
            guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .system(errno) }
            return descriptor
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(IntakeError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system(errno) }
            written += count
        }
    }
}
