/// Tells a demonym from a place's name in corpora that mark both alike.
public struct DemonymRule: Sendable {
    private let isKnown: @Sendable (String) -> Bool

    /// - Parameter isKnown: whether a gazetteer lists the word as an adjective or a people.
    public init(isKnown: @escaping @Sendable (String) -> Bool = { _ in false }) {
        self.isKnown = isKnown
    }

    private static let suffixes = ["an", "ans", "ese", "ish", "i", "is", "er", "ers", "ite", "ites", "ic", "ch", "men"]

    /// True for words that the gazetteer knows as a demonym, and for those that only look like one: they end as
    /// demonyms do, begin as the place's name does, and are not a part of that name ("Ukrainian" of Ukraine, not
    /// "Michigan" of Michigan).
    func isDemonym(_ words: String, of placeName: String?) -> Bool {
        let lower = words.lowercased()
        let name = placeName?.lowercased()
        if let name, name.contains(lower) { return false }
        if isKnown(words) { return true }
        guard let name, let last = lower.split(separator: " ").last,
            Self.suffixes.contains(where: { last.hasSuffix($0) && last.count > $0.count + 2 })
        else { return false }
        let stem = last.prefix(3)
        return name.split { !$0.isLetter }.contains { $0.hasPrefix(stem) && $0 != last }
    }
}
