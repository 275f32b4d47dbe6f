import Mapping

/// A place that a search found.
public struct SearchHit: Hashable, Sendable {
    public let row: PlaceRow
    /// The name that matched, as the gazetteer spells it.
    public let name: String
    public let match: Match

    public enum Match: Hashable, Sendable, Comparable {
        /// Letter for letter.
        case exact
        /// But for case, accents, marks.
        case folded
        /// Written in Latin letters.
        case transliterated
        /// With so many letters inserted, left out, changed or swapped.
        case fuzzy(edits: Int)
    }
}

extension Gazetteer {
    /// Places whose name is like this: letter for letter, else folded, else transliterated, else within one edit for
    /// names up to five letters and two for longer ones. The better match comes first, then the more prominent place.
    /// A name that is found without edits costs microseconds; else all names are read, O(names).
    public func search(_ name: String, limit: Int) -> [SearchHit] {
        let key = NameKey.key(of: name)
        guard !key.isEmpty, limit > 0 else { return [] }
        let scalars = Self.scalars(of: key)
        let latin = Transliteration.latin(scalars).map { NameKey.key(of: $0) }
        var hits = hits(forKey: key, written: name, folded: .folded)
        if hits.isEmpty, let latin { hits = self.hits(forKey: latin, written: name, folded: .transliterated) }
        if hits.isEmpty { hits = fuzzyHits(for: scalars) }
        if hits.isEmpty, let latin { hits = fuzzyHits(for: Self.scalars(of: latin)) }
        return Array(hits.sorted { ($0.match, $0.row) < ($1.match, $1.row) }.prefix(limit))
    }

    private func hits(forKey key: [UInt8], written: String, folded: SearchHit.Match) -> [SearchHit] {
        matches(forKeyHash: StableHash.value(of: key)).map { match in
            let names = names(of: match.row).map(\.text).filter { NameKey.key(of: $0) == key }
            if names.contains(written) { return SearchHit(row: match.row, name: written, match: .exact) }
            return SearchHit(row: match.row, name: names.first ?? written, match: folded)
        }
    }

    private func fuzzyHits(for key: [UInt32]) -> [SearchHit] {
        var best: [PlaceRow: SearchHit] = [:]
        let limit = key.count <= 5 ? 1 : 2
        var distance = EditDistance(to: key, limit: limit)
        let isLatin = key[0] < 0x250
        for row in rows {
            for name in names(of: row) where name.kind.isName {
                guard let first = name.text.unicodeScalars.first, (first.value < 0x250) == isLatin else { continue }
                let other = Self.scalars(of: NameKey.key(of: name.text))
                guard let edits = distance.distance(from: other) else { continue }
                let hit = SearchHit(row: row, name: name.text, match: .fuzzy(edits: edits))
                if let known = best[row], known.match <= hit.match { continue }
                best[row] = hit
            }
        }
        return Array(best.values)
    }

    private static func scalars(of key: [UInt8]) -> [UInt32] {
        String(decoding: key, as: UTF8.self).unicodeScalars.map(\.value)
    }
}
