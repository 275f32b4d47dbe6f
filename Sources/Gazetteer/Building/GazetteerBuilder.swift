import Mapping
import Shapes

/// Compiles a folder of text tables to one gazetteer file.
public enum GazetteerBuilder {
    public struct Report: Sendable {
        public let version: String
        public let placeCount: Int
        public let nameCount: Int
        public let keyCount: Int
        public let shapeCount: Int
        /// References to places that no table has.
        public let warnings: [BuildProblem]
    }

    /// Reads `countries.tsv`, `places/`, `regions/`, `disputes.tsv`, `extra_names.tsv`, `abbreviations.tsv`,
    /// `demonyms.tsv`, `demonyms_news.tsv`, `words/` and `shapes/` of the folder, of which only the first has to be there,
    /// and writes the file beside `output`, then renames it. The same tables give the same bytes.
    /// - Parameter geoNames: a folder with a GeoNames dump: `allCountries.txt` and, where they are there,
    ///   `alternateNamesV2.txt`, `admin1CodesASCII.txt`, `admin2Codes.txt`. Its places come in, the tables' own names of
    ///   them are printed, and what only the tables have is added.
    @discardableResult
    public static func build(
        from folder: String, geoNames: String? = nil, to output: String
    ) throws(GazetteerBuildError) -> Report {
        var tables = TableReader(folder: Folder(path: folder), geoNames: geoNames.map { Folder(path: $0) })
        var draft = try tables.read()
        return try write(&draft, version: tables.version, to: output)
    }

    static func write(
        _ draft: inout Draft, version: String, to output: String
    ) throws(GazetteerBuildError) -> Report {
        guard draft.problems.errors.isEmpty else { throw .problems(draft.problems.errors) }
        draft.linkDivisions()
        let byShape: [Int: [Int]]
        do {
            try draft.placeInDivisions()
            byShape = try draft.containersByShape()
            try draft.drawRegions()
            try draft.cutSeas()
        } catch {
            throw .shape(error)
        }
        draft.measureAreas()
        draft.estimateRadii()
        let lists = ContainmentLists(&draft, byShape: byShape)
        guard draft.problems.errors.isEmpty else { throw .problems(draft.problems.errors) }
        let order = RowOrder(draft.places)
        let keys = KeyIndex(draft, order)
        var sections = SectionBuilder(draft: draft, order: order, keys: keys, lists: lists, version: version)
        do { try sections.write(to: output) } catch { throw .file(error) }
        return Report(
            version: version, placeCount: draft.places.count, nameCount: draft.names.count, keyCount: keys.keyCount,
            shapeCount: draft.shapes.count, warnings: draft.problems.warnings)
    }
}
