extension Resolver {
    /// Resolves articles that tell each other of their sources' homes: each alone, then with the home that the others have
    /// told, and with the home that they tell when homes have helped to read them.
    /// - Parameters:
    ///   - divisions: those that each article names.
    ///   - homes: what is known of the sources; learns from these articles.
    /// - Complexity: up to three times that of the articles, and `SourceHomes.learn`.
    public func resolve(
        _ mentions: [[Mention]], in articles: [Article], divisions: [NamedDivisions], homes: inout SourceHomes,
        explain: Bool = false, scratch: inout ResolutionScratch
    ) -> [[ResolvedMention]] {
        var resolved = articles.indices.map {
            resolve(
                mentions[$0], in: articles[$0], divisions: divisions[$0], explain: explain, scratch: &scratch)
        }
        let sources = articles.map(\.source)
        guard sources.contains(where: { $0 != nil }) else { return resolved }
        func readAgain(_ homes: [SourcePrior?]) {
            for index in articles.indices {
                guard let home = homes[index] else { continue }
                resolved[index] = resolve(
                    mentions[index], in: articles[index], divisions: divisions[index], home: home, explain: explain,
                    scratch: &scratch)
            }
        }
        readAgain(homes.learn(sources: sources, resolved: resolved))
        readAgain(homes.learnAgain(sources: sources, resolved: resolved))
        return resolved
    }
}
