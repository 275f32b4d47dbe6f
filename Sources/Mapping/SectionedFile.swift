/// A mapped file of tagged sections. All numbers are little-endian.
///
///     offset  bytes
///          0      8  magic: who may read it ("GEONEWSG", "GEONEWSM")
///          8      4  format version of the magic's owner
///         12      4  number of sections n
///         16      8  size of the whole file in bytes
///         24      8  checksum of all bytes from the section table on
///         32  24 × n  section table: tag (4), zero (4), offset (8), length (8)
///          …         sections, each from a multiple of 64 bytes on, in the table's order
///
/// Opening reads the header and the table only: magic, version, size and bounds are checked, the body is not touched.
/// `verify()` reads everything.
public final class SectionedFile: Sendable {
    static let headerSize = 32
    static let entrySize = 24
    static let alignment = 64
    static let magicSize = 8

    public let file: MappedFile
    public let version: UInt32
    /// In the file's order.
    public let sections: [Section]

    public struct Section: Hashable, Sendable {
        public let tag: SectionTag
        /// Bytes from the start of the file, a multiple of 64.
        public let offset: Int
        /// Bytes.
        public let length: Int
    }

    public var path: String { file.path }

    /// Maps the file and checks its header and section table. O(number of sections).
    /// - Parameter magic: the eight ASCII characters that the file must begin with.
    public init(path: String, magic: String, version: UInt32) throws(SectionedFileError) {
        precondition(magic.utf8.count == Self.magicSize)
        file = try MappedFile(path: path)
        let bytes = file.bytes
        let found = Array(bytes.prefix(Self.magicSize))
        guard found == Array(magic.utf8) else {
            throw .foreign(path: path, expected: magic, found: Self.printable(found))
        }
        guard bytes.count >= Self.headerSize else {
            throw .truncated(path: path, expected: Self.headerSize, found: bytes.count)
        }
        let foundVersion = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
        guard foundVersion == version else {
            throw .otherVersion(path: path, expected: version, found: foundVersion)
        }
        self.version = version
        let size = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        guard size == UInt64(bytes.count) else {
            throw .truncated(path: path, expected: Int(clamping: size), found: bytes.count)
        }
        sections = try Self.table(of: bytes, path: path)
    }

    private static func table(of bytes: UnsafeRawBufferPointer, path: String) throws(SectionedFileError) -> [Section] {
        let count = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        let end = headerSize + count * entrySize
        guard count <= 1024, end <= bytes.count else {
            throw .corrupt(path: path, expected: "a section table inside the file", found: "\(count) sections")
        }
        var sections: [Section] = []
        for entry in stride(from: headerSize, to: end, by: entrySize) {
            let tag = SectionTag(rawValue: bytes.loadUnaligned(fromByteOffset: entry, as: UInt32.self))
            let offset = bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt64.self)
            let length = bytes.loadUnaligned(fromByteOffset: entry + 16, as: UInt64.self)
            let size = UInt64(bytes.count)
            guard offset >= UInt64(end), offset % UInt64(alignment) == 0, offset <= size, length <= size - offset else {
                throw .corrupt(
                    path: path, expected: "section \(tag) inside the file's \(size) bytes",
                    found: "offset \(offset), length \(length)")
            }
            sections.append(Section(tag: tag, offset: Int(offset), length: Int(length)))
        }
        return sections
    }

    /// The bytes of a section, valid as long as this object lives; nil when there is no such section. O(sections).
    public func bytes(of tag: SectionTag) -> UnsafeRawBufferPointer? {
        guard let section = sections.first(where: { $0.tag == tag }) else { return nil }
        return UnsafeRawBufferPointer(rebasing: file.bytes[section.offset..<section.offset + section.length])
    }

    /// The bytes of a section that must be there and hold whole records of `recordSize` bytes.
    public func records(of tag: SectionTag, size recordSize: Int) throws(SectionedFileError) -> UnsafeRawBufferPointer {
        guard let bytes = bytes(of: tag) else {
            throw .corrupt(path: path, expected: "a section \(tag)", found: "none")
        }
        guard bytes.count % recordSize == 0 else {
            throw .corrupt(
                path: path, expected: "section \(tag) of whole \(recordSize)-byte records",
                found: "\(bytes.count) bytes")
        }
        return bytes
    }

    /// Reads the whole file and compares its checksum with the stored one. O(file size).
    public func verify() throws(SectionedFileError) {
        let bytes = file.bytes
        let stored = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        let computed = BodyChecksum.value(of: UnsafeRawBufferPointer(rebasing: bytes[Self.headerSize...]))
        guard stored == computed else {
            throw .corrupt(path: path, expected: "checksum \(Self.hex(stored))", found: Self.hex(computed))
        }
    }

    private static func printable(_ bytes: [UInt8]) -> String {
        let isText = !bytes.isEmpty && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
        return isText ? "\"\(String(decoding: bytes, as: UTF8.self))\"" : bytes.map { hex($0) }.joined(separator: " ")
    }

    private static func hex(_ number: some FixedWidthInteger & UnsignedInteger) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: max(0, number.bitWidth / 4 - digits.count)) + digits
    }
}
