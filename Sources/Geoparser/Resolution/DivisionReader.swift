import Gazetteer

/// Reads from the names that recognition has looked up which of them are divisions.
struct DivisionReader: Sendable {
    private var cache = DivisionCache()
    private var found: [DivisionHit] = []

    /// Reads a prepared article, and then its title in the same memory. O(tokens).
    mutating func read(
        _ text: inout PreparedText, of article: Article, names: NameFinder, words: PlaceWords
    ) -> NamedDivisions {
        var divisions = NamedDivisions()
        divisions.localness = Self.localness(of: text, words)
        article.text.bytes.withUnsafeBufferPointer { bytes in
            find(in: text, bytes, names.gazetteer)
            divisions.text.replace(by: found)
            guard article.title == nil else { return }
            // A first line as long as a paragraph is no headline.
            let firstLine = bytes.prefix(Heading.longestTitle + 1).firstIndex(of: 0x0A) ?? 0
            divisions.title.replace(by: found, before: firstLine)
        }
        if var title = article.title {
            title.withUTF8 { bytes in
                text.prepareNames(bytes, names)
                find(in: text, bytes, names.gazetteer)
            }
            divisions.title.replace(by: found)
        }
        return divisions
    }

    private mutating func find(
        in text: borrowing PreparedText, _ bytes: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer
    ) {
        found.removeAll(keepingCapacity: true)
        for name in text.divisionNames {
            let start = Int(text.tokens[name.tokens.lowerBound].start)
            let end = Int(text.tokens[name.tokens.upperBound - 1].end)
            for division in cache.divisions(of: name, in: gazetteer) {
                if division.isAbbreviation, !Self.isWritten(bytes, start..<end, division.row, gazetteer) { continue }
                found.append(DivisionHit(row: division.row.rawValue, position: start))
            }
        }
        found.sort()
    }

    /// Whether these are the very letters of an abbreviation, with the full stop behind them or without.
    private static func isWritten(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ row: PlaceRow, _ gazetteer: Gazetteer
    ) -> Bool {
        func isWritten(_ range: Range<Int>) -> Bool {
            gazetteer.isWritten(UnsafeBufferPointer(rebasing: bytes[range]), asAbbreviationOf: row)
        }
        let end = range.upperBound
        return isWritten(range)
            || end < bytes.count && bytes[end] == UInt8(ascii: ".") && isWritten(range.lowerBound..<end + 1)
    }

    private static func localness(of text: borrowing PreparedText, _ words: PlaceWords) -> Float {
        let (towns, nations) = text.tokens.withUnsafeBufferPointer { words.countSpheres($0) }
        return (Float(towns) - Float(nations)) / (Float(towns) + Float(nations) + 3)
    }
}
