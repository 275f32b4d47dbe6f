import Geo
import Mapping

extension Gazetteer {
    /// The place in a row. O(1).
    public subscript(row: PlaceRow) -> Place {
        precondition(row.rawValue < placeCount, "no such row: the gazetteer is damaged, or the row is another file's")
        let offset = Int(row.rawValue) * PlaceRecord.size
        func word(_ at: Int) -> UInt32 { places.load(fromByteOffset: offset + at, as: UInt32.self) }
        let flags = places[offset + 18]
        let dates = flags & PlaceFlags.dated == 0 ? (0, 0) : validity(of: row)
        return Place(
            row: row, id: PlaceID(rawValue: word(0)), kind: PlaceKind(rawValue: places[offset + 16]) ?? .site,
            featureClass: places[offset + 17], flags: flags, alternateNameCount: places[offset + 19],
            longitude: Float(bitPattern: word(4)), latitude: Float(bitPattern: word(8)), population: word(12),
            radius: Float(bitPattern: word(36)),
            countryCode: places.load(fromByteOffset: offset + 22, as: UInt16.self),
            countryRow: word(24), admin1Row: word(28), admin2Row: word(32), validFrom: dates.0, validTo: dates.1)
    }

    /// The kind of the place in a row. O(1).
    public func kind(of row: PlaceRow) -> PlaceKind {
        precondition(row.rawValue < placeCount, "no such row: the gazetteer is damaged, or the row is another file's")
        return PlaceKind(rawValue: places[Int(row.rawValue) * PlaceRecord.size + 16]) ?? .site
    }

    /// All rows, the most prominent places first.
    public var rows: some RandomAccessCollection<PlaceRow> {
        (0..<placeCount).lazy.map { PlaceRow(rawValue: UInt32($0)) }
    }

    /// The row of an id; nil when the gazetteer lacks it. O(log n).
    public func row(of id: PlaceID) -> PlaceRow? {
        let found = tables.ids.records(beginningWith: id.rawValue, size: GazetteerFormat.idRecordSize)
        return found.first.map { PlaceRow(rawValue: tables.ids.word(at: $0 * GazetteerFormat.idRecordSize + 4)) }
    }

    /// The English name to print. O(length).
    public func name(of row: PlaceRow) -> String {
        precondition(row.rawValue < placeCount, "no such row: the gazetteer is damaged, or the row is another file's")
        let size = GazetteerFormat.preferredNamesInBlock
        let (block, position) = Int(row.rawValue).quotientAndRemainder(dividingBy: size)
        let textsStart = (placeCount + size - 1) / size * 4
        guard block * 4 + 4 <= tables.preferredNames.count else { return "" }
        let blockStart = textsStart + Int(tables.preferredNames.word(at: block * 4))
        var reader = VarintReader(tables.preferredNames, at: blockStart)
        for _ in 0..<position { reader.skip(Int(clamping: reader.varint())) }
        let length = Int(clamping: reader.varint())
        return reader.text(count: length)
    }

    /// All names, the preferred one first. O(their length).
    public func names(of row: PlaceRow) -> [PlaceName] {
        var reader = nameReader(of: row)
        let count = Int(clamping: min(reader.varint(), UInt64(tables.names.count)))
        return (0..<count).map { _ in nextName(&reader) }
    }

    private func nameReader(of row: PlaceRow) -> VarintReader {
        precondition(row.rawValue < placeCount, "no such row: the gazetteer is damaged, or the row is another file's")
        let record = Int(row.rawValue) * PlaceRecord.size
        return VarintReader(tables.names, at: Int(places.word(at: record + PlaceRecord.nameOffset)))
    }

    private func nextName(_ reader: inout VarintReader) -> PlaceName {
        let kind = NameKind(rawValue: reader.byte()) ?? .alternate
        let language = reader.varint()
        let length = Int(clamping: reader.varint())
        return PlaceName(
            text: reader.text(count: length),
            language: paddedText(in: tables.languages, at: Int(clamping: language), size: GazetteerFormat.languageSize),
            kind: kind)
    }

    /// GeoNames' feature code without the class: "PPLC". O(1).
    public func featureCode(of row: PlaceRow) -> String {
        precondition(row.rawValue < placeCount, "no such row: the gazetteer is damaged, or the row is another file's")
        let record = Int(row.rawValue) * PlaceRecord.size
        let index = places.loadUnaligned(fromByteOffset: record + PlaceRecord.featureCodeOffset, as: UInt16.self)
        return paddedText(in: tables.featureCodes, at: Int(index), size: GazetteerFormat.featureCodeSize)
    }

    private func paddedText(in table: UnsafeRawBufferPointer, at index: Int, size: Int) -> String {
        guard index < table.count / size else { return "" }
        let record = UnsafeRawBufferPointer(rebasing: table[index * size..<(index + 1) * size])
        return String(decoding: record.prefix { $0 != 0 }, as: UTF8.self)
    }

    private func validity(of row: PlaceRow) -> (Int32, Int32) {
        let size = GazetteerFormat.dateRecordSize
        guard let index = tables.dates.records(beginningWith: row.rawValue, size: size).first else { return (0, 0) }
        return (
            Int32(bitPattern: tables.dates.word(at: index * size + 4)),
            Int32(bitPattern: tables.dates.word(at: index * size + 8))
        )
    }

    /// The ISO 3166-1 alpha-2 code of the place's country, its own for a country; nil for none or several. O(1).
    public func countryCode(of row: PlaceRow) -> String? {
        Self.letters(of: self[row].countryCode)
    }

    /// The printed name of the place's country, its own for a country. O(1).
    public func countryName(of row: PlaceRow) -> String? {
        let place = self[row]
        return (place.kind == .country ? row : place.country).map { name(of: $0) }
    }

    /// The code of a division: "CA" for California, "037" for its county of Los Angeles; nil for what is none. O(log n).
    public func adminCode(of row: PlaceRow) -> String? {
        let size = GazetteerFormat.adminCodeRecordSize
        return tables.adminCodes.records(beginningWith: row.rawValue, size: size).first.map {
            text(at: tables.adminCodes.word(at: $0 * size + 4))
        }
    }

    /// The GeoNames code of the place's first-level division, its own for such a division. O(log n).
    public func admin1Code(of row: PlaceRow) -> String? {
        let place = self[row]
        return (place.kind == .admin1 ? row : place.admin1).flatMap { adminCode(of: $0) }
    }

    /// The country with the code, the first letter in the high byte. O(log n).
    public func countryRow(iso2: UInt16) -> PlaceRow? {
        let size = GazetteerFormat.countryRecordSize
        return tables.countries.records(beginningWith: UInt32(iso2), size: size).first.map {
            PlaceRow(rawValue: tables.countries.word(at: $0 * size + 4))
        }
    }

    /// The country with the ISO 3166-1 alpha-2 code, in any case. O(log n).
    public func countryRow(iso2 code: String) -> PlaceRow? {
        CountryCode.number(of: code).flatMap { countryRow(iso2: $0) }
    }

    private static func letters(of code: UInt16) -> String? {
        code == 0 ? nil : String(decoding: [UInt8(code >> 8), UInt8(truncatingIfNeeded: code)], as: UTF8.self)
    }
}

/// ISO 3166-1 alpha-2 codes as numbers, the first letter in the high byte.
public enum CountryCode {
    /// nil for anything but two ASCII letters; small letters count as capitals.
    public static func number(of code: some StringProtocol) -> UInt16? {
        let letters = code.utf8.map { $0 & 0xDF }
        guard letters.count == 2, code.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { return nil }
        return UInt16(letters[0]) << 8 | UInt16(letters[1])
    }
}
