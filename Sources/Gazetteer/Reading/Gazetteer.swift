import Geo
import Mapping

/// The compiled gazetteer: a mapped file, read where it is touched. Opening parses nothing.
///
/// Look-ups by key cost one cache miss, plus one for the list of places of an ambiguous name. Nothing is allocated by
/// `evidence(forKeyHash:)`, `matches(forKeyHash:)`, the place subscript, `isInside(_:_:)`.
public final class Gazetteer: Sendable {
    let file: SectionedFile
    /// What the file's tables said of themselves, in the file's order.
    public let metadata: [(key: String, value: String)]
    public let placeCount: Int

    // Safe to share: all point into the read-only mapping that `file` keeps alive as long as this object.
    @usableFromInline nonisolated(unsafe) let nameTable: NameTable
    @usableFromInline nonisolated(unsafe) let postings: UnsafeBufferPointer<UInt32>
    @usableFromInline nonisolated(unsafe) let places: UnsafeRawBufferPointer
    @usableFromInline nonisolated(unsafe) let containerLists: UnsafeBufferPointer<UInt32>
    nonisolated(unsafe) let tables: Tables

    /// Sections that are read seldom.
    struct Tables {
        let ids, countries, dates, boxes, featureCodes, languages, abbreviations, adminCodes: UnsafeRawBufferPointer
        let disputes, texts, preferredNames, names, shapeIndex, shapes, grid: UnsafeRawBufferPointer
    }

    /// Maps the file and checks its header, version, size and sections; the body is not read (see `verify()`).
    public init(path: String) throws(GazetteerError) {
        do {
            let file = try SectionedFile(
                path: path, magic: GazetteerFormat.magic, version: GazetteerFormat.version)
            typealias Format = GazetteerFormat
            let buckets = try file.records(of: Format.nameTable, size: NameTable.bucketSize)
            nameTable = NameTable(buckets, empty: file.file.withBytes { $0.baseAddress! })  // a mapped file has bytes
            postings = try file.records(of: Format.postings, size: 4).assumingMemoryBound(to: UInt32.self)
            places = try file.records(of: Format.places, size: PlaceRecord.size)
            containerLists = try file.records(of: Format.containers, size: 4).assumingMemoryBound(to: UInt32.self)
            tables = Tables(
                ids: try file.records(of: Format.ids, size: Format.idRecordSize),
                countries: try file.records(of: Format.countries, size: Format.countryRecordSize),
                dates: try file.records(of: Format.dates, size: Format.dateRecordSize),
                boxes: try file.records(of: Format.boxes, size: Format.boxRecordSize),
                featureCodes: try file.records(of: Format.featureCodes, size: Format.featureCodeSize),
                languages: try file.records(of: Format.languages, size: Format.languageSize),
                abbreviations: try file.records(of: Format.abbreviations, size: Format.abbreviationRecordSize),
                adminCodes: try file.records(of: Format.adminCodes, size: Format.adminCodeRecordSize),
                disputes: try file.records(of: Format.disputes, size: Format.disputeRecordSize),
                texts: try file.records(of: Format.texts, size: 1),
                preferredNames: try file.records(of: Format.preferredNames, size: 1),
                names: try file.records(of: Format.names, size: 1),
                shapeIndex: try file.records(of: Format.shapeIndex, size: Format.shapeRecordSize),
                shapes: try file.records(of: Format.shapes, size: 1),
                grid: try file.records(of: Format.grid, size: 4))
            metadata = Self.lines(of: try file.records(of: Format.metadata, size: 1))
            placeCount = places.count / PlaceRecord.size
            self.file = file
        } catch {
            throw GazetteerError(cause: error)
        }
    }

    private static func lines(of bytes: UnsafeRawBufferPointer) -> [(key: String, value: String)] {
        bytes.split(separator: UInt8(ascii: "\n")).map { line in
            let parts = line.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (
                String(decoding: parts[0], as: UTF8.self), String(decoding: parts.dropFirst().joined(), as: UTF8.self)
            )
        }
    }

    public var path: String { file.path }

    /// Names the tables that the file was made of: the same tables, the same version.
    public var version: String { metadata.first { $0.key == "version" }?.value ?? "unknown" }

    /// Tag and size in bytes of each section.
    public var sections: [(tag: String, size: Int)] { file.sections.map { ($0.tag.description, $0.length) } }

    /// Reads the whole file and compares its checksum with the stored one.
    public func verify() throws(GazetteerError) {
        do { try file.verify() } catch { throw GazetteerError(cause: error) }
    }
}

extension UnsafeRawBufferPointer {
    /// For sections: they begin on multiples of 64 bytes, so a record's numbers are aligned.
    func assumingMemoryBound<Element>(to type: Element.Type) -> UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(
            start: baseAddress?.assumingMemoryBound(to: type), count: count / MemoryLayout<Element>.stride)
    }

    func word(at offset: Int) -> UInt32 {
        loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }

    /// The positions of the records of `size` bytes that begin with the number; the records are sorted by it. O(log n).
    func records(beginningWith number: UInt32, size: Int) -> Range<Int> {
        func firstRecord(where isPast: (UInt32) -> Bool) -> Int {
            var low = 0
            var high = count / size
            while low < high {
                let middle = (low + high) / 2
                if isPast(word(at: middle * size)) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        let first = firstRecord { $0 >= number }
        guard first < count / size, word(at: first * size) == number else { return first..<first }
        return first..<firstRecord { $0 > number }
    }
}
