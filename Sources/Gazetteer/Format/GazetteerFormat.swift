import Mapping

/// The sections of a gazetteer file; docs/gazetteer-format.md draws them. All numbers are little-endian.
enum GazetteerFormat {
    static let magic = "GEONEWSG"
    static let version: UInt32 = 1

    /// Lines `key=value`: version, sources, counts.
    static let metadata: SectionTag = "META"
    /// Buckets of the name table, see `NameTable`.
    static let nameTable: SectionTag = "NTAB"
    /// Postings: a count, then as many matches, see `NameMatches`.
    static let postings: SectionTag = "POST"
    /// Place records in the order of their rows, see `PlaceRecord`.
    static let places: SectionTag = "PLAC"
    /// Lists of container rows: a count, then the rows, the nearest first.
    static let containers: SectionTag = "CONT"
    /// Pairs (id, row) by id.
    static let ids: SectionTag = "IDXS"
    /// Records (code, zero, row) of countries by code.
    static let countries: SectionTag = "CTRY"
    /// Records (row, from, to) by row.
    static let dates: SectionTag = "DATE"
    /// Records (row, west, south, east, north) by row, degrees in single precision.
    static let boxes: SectionTag = "BOXS"
    /// Feature codes, 8 bytes each, filled with zeros.
    static let featureCodes: SectionTag = "FCOD"
    /// Language tags, 16 bytes each, filled with zeros.
    static let languages: SectionTag = "LANG"
    /// Records (hash, row, text offset) of abbreviations by hash.
    static let abbreviations: SectionTag = "ABBR"
    /// Records (row, text offset) of administrative codes by row.
    static let adminCodes: SectionTag = "ADMC"
    /// Records (row, view, claimants, administration, note, from, to) by row; the texts are offsets.
    static let disputes: SectionTag = "DISP"
    /// Texts: length as varint, UTF-8.
    static let texts: SectionTag = "TEXT"
    /// Preferred names in the order of the rows: where every sixteenth begins, then the texts. Apart from the other names,
    /// so that printing names touches few pages.
    static let preferredNames: SectionTag = "PREF"
    /// Names of each place, see `PlaceRecord.nameOffset`.
    static let names: SectionTag = "NAME"
    /// Records (row, precision, offset, length) of shapes by row.
    static let shapeIndex: SectionTag = "SHPX"
    /// Shapes, see `ShapeCoding`.
    static let shapes: SectionTag = "SHPD"
    /// Places by cells of one degree: 64,801 starts, then rows.
    static let grid: SectionTag = "GRID"

    static let preferredNamesInBlock = 16
    static let idRecordSize = 8
    static let countryRecordSize = 8
    static let dateRecordSize = 12
    static let boxRecordSize = 20
    static let featureCodeSize = 8
    static let languageSize = 16
    static let abbreviationRecordSize = 16
    static let adminCodeRecordSize = 8
    static let disputeRecordSize = 28
    static let shapeRecordSize = 16
    static let gridCells = 360 * 180
}
