/// A ZIP archive of a few small files, stored as they are (APPNOTE 6.3, without data descriptors and ZIP64).
struct ZipArchive {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// Adds a file. The name is UTF-8, with `/` between folders. O(n).
    mutating func add(_ name: String, _ content: [UInt8]) {
        let fields = Self.little(
            // needs version 2.0; names in UTF-8; stored; 1 January 1980, midnight
            (20, 2), (0x800, 2), (0, 2), (0, 2), (0x21, 2), (CRC32.of(content), 4), (UInt32(content.count), 4),
            (UInt32(content.count), 4), (UInt32(name.utf8.count), 2), (0, 2))
        directory += Self.little((0x0201_4B50, 4), (20, 2)) + fields
        directory += Self.little((0, 2), (0, 2), (0, 2), (0, 4), (UInt32(bytes.count), 4)) + Array(name.utf8)
        bytes += Self.little((0x0403_4B50, 4)) + fields + Array(name.utf8) + content
        count += 1
    }

    /// The whole archive.
    func finished() -> [UInt8] {
        let files = UInt32(count)
        return bytes + directory
            + Self.little(
                (0x0605_4B50, 4), (0, 2), (0, 2), (files, 2), (files, 2), (UInt32(directory.count), 4),
                (UInt32(bytes.count), 4), (0, 2))
    }

    /// Numbers with their width in bytes, least significant byte first.
    private static func little(_ numbers: (value: UInt32, width: Int)...) -> [UInt8] {
        numbers.flatMap { number in
            (0..<number.width).map { UInt8(truncatingIfNeeded: number.value >> (8 * UInt32($0))) }
        }
    }
}

/// The checksum of ISO 3309 and ITU-T V.42, as ZIP has it.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    /// O(n)
    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }
}
