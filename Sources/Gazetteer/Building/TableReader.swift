import Mapping

/// Reads all tables of a folder in their order: what others point at comes first.
struct TableReader {
    let folder: Folder
    /// A dump whose places come before those of the tables.
    let geoNames: Folder?
    private var hash = StableHash()

    init(folder: Folder, geoNames: Folder? = nil) {
        self.folder = folder
        self.geoNames = geoNames
    }

    /// Made from the bytes of all tables that were read.
    var version: String {
        let digits = String(hash.value, radix: 16)
        return "\(GazetteerFormat.version)-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    mutating func read() throws(GazetteerBuildError) -> Draft {
        var draft = Draft()
        let capitals = draft.readCountries("countries.tsv", try contents("countries.tsv"))
        if let geoNames { try readDump(geoNames, into: &draft) }
        for file in folder.files(in: "places", ending: ".tsv") {
            draft.readPlaces(file, try contents(file), capitals: capitals, besideDump: geoNames != nil)
        }
        for file in folder.files(in: "regions", ending: ".tsv") { draft.readRegions(file, try contents(file)) }
        if folder.exists("disputes.tsv") { draft.readDisputes("disputes.tsv", try contents("disputes.tsv")) }
        if folder.exists("extra_names.tsv") { draft.readExtraNames("extra_names.tsv", try contents("extra_names.tsv")) }
        if folder.exists("abbreviations.tsv") {
            draft.readAbbreviations("abbreviations.tsv", try contents("abbreviations.tsv"))
        }
        for file in folder.files(in: "", starting: "demonyms", ending: ".tsv") {
            draft.readDemonyms(file, try contents(file))
        }
        for file in folder.files(in: "shapes", ending: ".tsv") { draft.readShapes(file, try contents(file)) }
        let lists: [(String, Draft.WordList)] = [
            ("words/common.txt", .common), ("words/given_names.txt", .givenNames), ("words/surnames.txt", .surnames),
        ]
        for (file, list) in lists where folder.exists(file) { draft.readWords(try contents(file), as: list) }
        return draft
    }

    private mutating func readDump(_ dump: Folder, into draft: inout Draft) throws(GazetteerBuildError) {
        let namesFile = "alternateNamesV2.txt"
        let hasNames = dump.exists(namesFile)
        try dump.forEachBlock(of: "allCountries.txt") { block in
            combine(block.file, block.bytes)
            draft.readGeoNamesPlaces(block, hasNamesTable: hasNames)
        }
        for file in ["admin1CodesASCII.txt", "admin2Codes.txt"] where dump.exists(file) {
            try dump.forEachBlock(of: file) { block in
                combine(block.file, block.bytes)
                draft.readGeoNamesDivisions(block)
            }
        }
        guard hasNames else { return }
        try dump.forEachBlock(of: namesFile) { block in
            combine(block.file, block.bytes)
            draft.readGeoNamesNames(block)
        }
    }

    private mutating func contents(_ file: String) throws(GazetteerBuildError) -> [UInt8] {
        let bytes = try folder.contents(of: file)
        combine(file, bytes)
        return bytes
    }

    private mutating func combine(_ file: String, _ bytes: [UInt8]) {
        hash.combine(file.utf8)
        hash.combine(number: bytes.withUnsafeBytes { BodyChecksum.value(of: $0) })
    }
}
