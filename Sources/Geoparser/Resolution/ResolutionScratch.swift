import Gazetteer
import Mapping

/// Memory that is kept from article to article: names' entries, words' divisions and room to work in. One for each thread.
public struct ResolutionScratch: Sendable {
    /// Entries are thrown away when there are so many, which bounds the memory at a few tens of MB.
    private static let limit = 8192

    private var entries = HashTable<NameEntry>()
    var divisions = DivisionReader()
    var parents = ParentPlaces()
    var surroundings: [Surroundings] = []
    package var problem = ResolutionProblem()

    public init() {}

    mutating func entry(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ generator: CandidateGenerator
    ) -> NameEntry {
        let name = UnsafeBufferPointer(rebasing: bytes[range])
        let key = StableHash.value(of: name)
        return entries[key] ?? make(name, key, generator)
    }

    /// The entry of a name that names divisions; nil for one that names none.
    mutating func division(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ generator: CandidateGenerator
    ) -> NameEntry? {
        guard range.count > 1 else { return nil }
        let name = UnsafeBufferPointer(rebasing: bytes[range])
        let key = StableHash.value(of: name)
        let entry: NameEntry
        if let known = entries[key] {
            entry = known
        } else {
            guard generator.mayNameDivision(name) else { return nil }
            entry = make(name, key, generator)
        }
        return entry.divisions.isEmpty ? nil : entry
    }

    private mutating func make(
        _ name: UnsafeBufferPointer<UInt8>, _ key: UInt64, _ generator: CandidateGenerator
    ) -> NameEntry {
        if entries.count >= Self.limit { entries.removeAll() }
        let made = generator.entry(for: Array(name)[...])
        entries.set(key, made)
        return made
    }
}
