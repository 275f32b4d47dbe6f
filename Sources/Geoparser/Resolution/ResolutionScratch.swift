import Gazetteer
import Mapping

/// Memory that is kept from article to article: names' entries and words' divisions. One for each thread.
public struct ResolutionScratch: Sendable {
    /// Entries are thrown away when there are so many, which bounds the memory at a few tens of MB.
    private static let limit = 4096
    private static let wordLimit = 65536

    private var entries = HashTable<NameEntry>()
    /// Countries and ADM1s that a run of words names; nothing for the many runs that name none.
    private var divisions = HashTable<Divisions>()
    package var problem = ResolutionProblem()

    public init() {}

    mutating func entry(_ bytes: [UInt8], _ range: Range<Int>, _ generator: CandidateGenerator) -> NameEntry {
        let key = StableHash.value(of: bytes[range])
        if let known = entries[key] { return known }
        if entries.count >= Self.limit { entries.removeAll() }
        let made = generator.entry(for: bytes[range])
        entries.set(key, made)
        return made
    }

    mutating func divisions(
        _ bytes: [UInt8], _ range: Range<Int>, hash: UInt64, _ gazetteer: Gazetteer
    ) -> Divisions {
        if let known = divisions[hash] { return known }
        if divisions.count >= Self.wordLimit { divisions.removeAll() }
        let rows = Self.namedDivisions(bytes[range], gazetteer)
        let made: Divisions = rows.isEmpty ? .none : rows.count == 1 ? .one(rows[0]) : .several(rows)
        divisions.set(hash, made)
        return made
    }

    /// Rows of countries and ADM1s. Most runs of words name none.
    enum Divisions: Sendable {
        case none
        case one(UInt32)
        case several([UInt32])
    }

    private static func namedDivisions(_ written: ArraySlice<UInt8>, _ gazetteer: Gazetteer) -> [UInt32] {
        let words = NameWords(written)
        guard words.count > 0, words.byteCount(of: words.all) >= 3 else { return [] }
        let hash = words.hash(of: words.all)
        let evidence = gazetteer.evidence(forKeyHash: hash)
        guard evidence.isOfCountry || evidence.kinds.contains(.admin1) || evidence.isAbbreviation else { return [] }
        var rows: [UInt32] = []
        for match in gazetteer.matches(forKeyHash: hash) where !rows.contains(match.row.rawValue) {
            if match.kind == .abbreviation, !gazetteer.writes(written, asAbbreviationOf: match.row) { continue }
            let kind = gazetteer[match.row].kind
            if kind == .country || kind == .admin1 { rows.append(match.row.rawValue) }
        }
        return rows
    }
}
