import Gazetteer

/// The countries and ADM1s that names name, kept from article to article. There are no more names of divisions than the
/// gazetteer has, which bounds the memory.
struct DivisionCache: Sendable {
    struct Division {
        var row: PlaceRow
        /// It is the name's when the name is written as one of the division's abbreviations.
        var isAbbreviation: Bool
    }

    private var rangeOfKey = HashTable<Range<Int32>>()
    private var divisions: [Division] = []

    /// The divisions that bear a name. O(1) for names that return.
    mutating func divisions(of name: KnownName, in gazetteer: Gazetteer) -> ArraySlice<Division> {
        if let range = rangeOfKey[name.hash] { return divisions[Int(range.lowerBound)..<Int(range.upperBound)] }
        let start = divisions.count
        for match in gazetteer.matches(of: name.key) where !divisions[start...].contains(where: { $0.row == match.row })
        {
            let kind = gazetteer[match.row].kind
            guard kind == .country || kind == .admin1 else { continue }
            divisions.append(Division(row: match.row, isAbbreviation: match.kind == .abbreviation))
        }
        rangeOfKey.set(name.hash, Int32(start)..<Int32(divisions.count))
        return divisions[start...]
    }
}
