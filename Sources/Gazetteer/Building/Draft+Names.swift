import Mapping

/// Reads `extra_names.tsv`, `abbreviations.tsv`, `demonyms.tsv` and the word lists.
extension Draft {
    mutating func readExtraNames(_ file: String, _ bytes: [UInt8]) {
        forEachTarget(file, bytes, columns: ["target", "language", "name", "kind"], targetField: 0) {
            draft, row, place, problems in
            let kinds: [String: NameKind] = [
                "": .alternate, "alternate": .alternate, "official": .official, "former": .former, "short": .short,
            ]
            guard let kind = kinds[row.text(3)] else {
                problems.error(
                    row.source, "kind: expected alternate, official, former or short, found \"\(row.text(3))\"")
                return
            }
            draft.addName(row.slice(2), language: row.text(1), kind: kind, to: place)
        }
    }

    mutating func readAbbreviations(_ file: String, _ bytes: [UInt8]) {
        forEachTarget(file, bytes, columns: ["text", "target", "style"], targetField: 1) { draft, row, place, _ in
            draft.spellings.append(DraftSpelling(place: place, text: row.text(0), kind: .abbreviation))
        }
    }

    mutating func readDemonyms(_ file: String, _ bytes: [UInt8]) {
        forEachTarget(file, bytes, columns: ["word", "target", "kind"], targetField: 1) { draft, row, place, problems in
            let kinds: [String: NameKind] = [
                "adjective": .demonymAdjective, "people": .demonymPeople, "language": .demonymLanguage,
            ]
            guard let kind = kinds[row.text(2)] else {
                problems.error(row.source, "kind: expected adjective, people or language, found \"\(row.text(2))\"")
                return
            }
            draft.spellings.append(DraftSpelling(place: place, text: row.text(0), kind: kind))
        }
    }

    /// Calls `body` for each row whose target is a place; the others are warnings.
    mutating func forEachTarget(
        _ file: String, _ bytes: [UInt8], columns: [String], targetField: Int,
        _ body: (inout Draft, TextRow, Int, inout BuildProblems) -> Void
    ) {
        let table = TextTable(file: file, bytes: bytes, columns: columns)
        var problems = self.problems
        table.forEachRow(&problems) { row, problems in
            guard let place = place(row, field: targetField, &problems) else { return }
            body(&self, row, place, &problems)
        }
        self.problems = problems
    }

    /// The place that a field points at; nil and an error for what is no target, a warning for one that no table has.
    func place(_ row: TextRow, field: Int, _ problems: inout BuildProblems) -> Int? {
        guard let target = Target(row.text(field)) else {
            problems.error(
                row.source, "target: expected a code like UA, UA.14 or id:12345, found \"\(row.text(field))\"")
            return nil
        }
        guard let place = index(of: target) else {
            problems.warning(row.source, "no table has the place \(row.text(field))")
            return nil
        }
        return place
    }

    enum WordList {
        case common, givenNames, surnames
    }

    /// One word a line, the most common first.
    mutating func readWords(_ bytes: [UInt8], as list: WordList) {
        for (position, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            let key = line.withUnsafeBufferPointer { NameKey.key(of: $0) }
            guard !key.isEmpty, !key.contains(0x20) else { continue }
            let flag: UInt8 =
                switch list {
                case .common: UInt8(min(15, 1 + (position + 1).bitWidth - 1 - (position + 1).leadingZeroBitCount))
                case .givenNames: 16
                case .surnames: 32
                }
            let hash = StableHash.value(of: key)
            let known = words[hash, default: 0]
            let hasBand = list == .common && known & 15 != 0
            words[hash] = hasBand ? known : known | flag
        }
    }
}
