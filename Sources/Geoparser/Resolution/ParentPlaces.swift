/// The places that the mentions of an article are said to lie in.
struct ParentPlaces: Sendable {
    private(set) var near: [Candidate] = []
    private(set) var loose: [Candidate] = []

    mutating func removeAll() {
        near.removeAll(keepingCapacity: true)
        loose.removeAll(keepingCapacity: true)
    }

    mutating func appendNear(_ entry: NameEntry, withAbbreviations: Bool) -> Range<Int> {
        let start = near.count
        for index in entry.divisions where withAbbreviations || entry.candidates[index].nameKind != .abbreviation {
            near.append(entry.candidates[index])
        }
        return start..<near.count
    }

    mutating func appendLoose(_ entry: NameEntry) -> Range<Int> {
        let start = loose.count
        for index in entry.divisions { loose.append(entry.candidates[index]) }
        return start..<loose.count
    }
}
