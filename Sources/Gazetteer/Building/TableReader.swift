import Mapping

/// Reads all tables of a folder in their order: what others point at comes first.
struct TableReader {
    let folder: Folder
    private var hash = StableHash()

    init(folder: Folder) {
        self.folder = folder
    }

    /// Made from the bytes of all tables that were read.
    var version: String {
        let digits = String(hash.value, radix: 16)
        return "\(GazetteerFormat.version)-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    mutating func read() throws(GazetteerBuildError) -> Draft {
        var draft = Draft()
        let capitals = draft.readCountries("countries.tsv", try contents("countries.tsv"))
        for file in folder.files(in: "places", ending: ".tsv") {
            draft.readPlaces(file, try contents(file), capitals: capitals)
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

    private mutating func contents(_ file: String) throws(GazetteerBuildError) -> [UInt8] {
        let bytes = try folder.contents(of: file)
        hash.combine(file.utf8)
        hash.combine(number: bytes.withUnsafeBytes { BodyChecksum.value(of: $0) })
        return bytes
    }
}
