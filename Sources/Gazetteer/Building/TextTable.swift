/// Whole lines of a file.
struct TextBlock {
    let file: String
    let bytes: [UInt8]
    /// The number of the first line, counted from 1.
    let firstLine: Int
}

/// A tab-separated table in UTF-8.
struct TextTable {
    private let block: TextBlock
    private let columns: [String]
    /// The first line names the columns.
    private let hasHeader: Bool

    private var bytes: [UInt8] { block.bytes }

    /// A whole file whose first line names its columns.
    init(file: String, bytes: [UInt8], columns: [String]) {
        block = TextBlock(file: file, bytes: bytes, firstLine: 1)
        self.columns = columns
        hasHeader = true
    }

    /// Lines of a file that does not name its columns.
    init(_ block: TextBlock, columns: [String]) {
        self.block = block
        self.columns = columns
        hasHeader = false
    }

    /// Calls `body` for each line, but the header, that has the right number of fields; the others are errors.
    func forEachRow(_ problems: inout BuildProblems, _ body: (TextRow, inout BuildProblems) -> Void) {
        var start = 0
        var line = block.firstLine - 1
        var fields: [Range<Int>] = []
        while start < bytes.count {
            line += 1
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            defer { start = end + 1 }
            let source = SourceLine(file: block.file, line: line)
            split(start..<end, into: &fields)
            let row = TextRow(bytes: bytes, fields: fields, source: source)
            if hasHeader, line == 1 {
                let header = fields.indices.map { row.text($0) }
                guard header == columns else {
                    problems.error(source, "expected the columns \(list(columns)), found \(list(header))")
                    return
                }
            } else if fields.count == columns.count {
                guard row.isUTF8 else {
                    problems.error(source, "not UTF-8")
                    continue
                }
                body(row, &problems)
            } else if end > start {
                problems.error(source, "expected \(columns.count) fields (\(list(columns))), found \(fields.count)")
            }
        }
    }

    private func list(_ names: [String]) -> String { names.joined(separator: " ") }

    private func split(_ range: Range<Int>, into fields: inout [Range<Int>]) {
        fields.removeAll(keepingCapacity: true)
        let end =
            !range.isEmpty && bytes[range.upperBound - 1] == UInt8(ascii: "\r")
            ? range.upperBound - 1 : range.upperBound
        var start = range.lowerBound
        for index in range.lowerBound..<end where bytes[index] == UInt8(ascii: "\t") {
            fields.append(start..<index)
            start = index + 1
        }
        fields.append(start..<end)
    }
}

/// One line of a table; fields count from 0.
struct TextRow {
    let bytes: [UInt8]
    let fields: [Range<Int>]
    let source: SourceLine

    func slice(_ field: Int) -> ArraySlice<UInt8> { bytes[fields[field]] }

    func text(_ field: Int) -> String { String(decoding: slice(field), as: UTF8.self) }

    func isEmpty(_ field: Int) -> Bool { fields[field].isEmpty }

    /// The parts of a field between separators; none for an empty field.
    func list(_ field: Int, separator: Character = ",") -> [String] {
        text(field).split(separator: separator).map { String($0) }
    }

    var isUTF8: Bool {
        guard let first = fields.first, let last = fields.last else { return true }
        return String(validating: bytes[first.lowerBound..<last.upperBound], as: UTF8.self) != nil
    }

    /// A whole number; nil and an error for anything else, `missing` for an empty field.
    func number(_ field: Int, _ name: String, missing: UInt32? = nil, _ problems: inout BuildProblems) -> UInt32? {
        if isEmpty(field), let missing { return missing }
        guard let number = UInt32(text(field)) else {
            problems.error(source, "\(name): expected a whole number, found \"\(text(field))\"")
            return nil
        }
        return number
    }

    /// Degrees within ±limit; nil and an error for anything else.
    func degrees(_ field: Int, _ name: String, limit: Double, _ problems: inout BuildProblems) -> Float? {
        guard let degrees = Double(text(field)), abs(degrees) <= limit else {
            problems.error(source, "\(name): expected degrees in -\(limit)…\(limit), found \"\(text(field))\"")
            return nil
        }
        return Float(degrees)
    }

    /// A year, a month or an ISO date as year × 10000 + month × 100 + day, 0 for an empty field. A year or a month means
    /// its first day, or its last for the end of a period. Years before Christ begin with "-".
    func day(_ field: Int, _ name: String, isEnd: Bool, _ problems: inout BuildProblems) -> Int32 {
        if isEmpty(field) { return 0 }
        let parts = text(field).split(separator: "-").map { Int32($0) ?? -1 }
        let isDate =
            (1...3).contains(parts.count) && (0...9999).contains(parts[0])
            && parts.dropFirst().first.map { (1...12).contains($0) } ?? true
            && parts.dropFirst(2).first.map { (1...31).contains($0) } ?? true
        guard isDate else {
            problems.error(source, "\(name): expected a year or a date like 1991-12-26, found \"\(text(field))\"")
            return 0
        }
        let month = parts.count > 1 ? parts[1] : isEnd ? 12 : 1
        let day = parts.count > 2 ? parts[2] : isEnd ? 31 : 1
        let number = parts[0] * 10000 + month * 100 + day
        return text(field).hasPrefix("-") ? -number : number
    }
}
