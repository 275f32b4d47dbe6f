import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where an outlet is at home, learned from its other articles: a density peak of the places they were resolved to.
public struct SourcePrior: Sendable {
    struct Place: Sendable {
        var candidate: Candidate
        /// The places' shares sum to at most 1.
        var share: Float
    }

    var places: [Place]
    /// What the home weighs against one mentioned name.
    var weight: Float

    package func weighing(_ weight: Float) -> SourcePrior { SourcePrior(places: places, weight: weight) }
}

/// The homes of a batch's sources. Each article's home is learned from the others of its source, never from itself.
public struct SourceHomes: Sendable {
    /// Fewer other articles say too little.
    private static let fewestArticles = 3

    private struct Sighting: Sendable {
        var article: Int
        var candidate: Candidate
        var share: Float
    }

    private let sightings: [[Sighting]]
    private let sourceOfArticle: [Int?]
    private let articleCounts: [Int]
    private let weight: Float

    /// - Parameters:
    ///   - sources: each article's source, nil when unknown.
    ///   - resolved: each article's answers without a home.
    public init(sources: [String?], resolved: [[ResolvedMention]], resolver: Resolver) {
        var numbers: [String: Int] = [:]
        var sightings: [[Sighting]] = []
        var counts: [Int] = []
        var sourceOfArticle: [Int?] = []
        for (article, source) in sources.enumerated() {
            guard let source else {
                sourceOfArticle.append(nil)
                continue
            }
            let number = numbers[source] ?? sightings.count
            if number == sightings.count {
                numbers[source] = number
                sightings.append([])
                counts.append(0)
            }
            counts[number] += 1
            sourceOfArticle.append(number)
            sightings[number] += Self.sightings(in: resolved[article], article, resolver.gazetteer)
        }
        self.sightings = sightings
        self.sourceOfArticle = sourceOfArticle
        articleCounts = counts
        weight = resolver.model.homeWeight
    }

    /// Towns and second-level divisions of one article; together they weigh less than 1.
    private static func sightings(
        in resolved: [ResolvedMention], _ article: Int, _ gazetteer: Gazetteer
    ) -> [Sighting] {
        var strongest: [UInt32: Float] = [:]
        func note(_ place: PlaceRow, _ probability: Double) {
            strongest[place.rawValue] = max(strongest[place.rawValue] ?? 0, Float(probability))
        }
        for mention in resolved where !mention.isApproximate {
            if let place = mention.place { note(place, mention.confidence) }
            for other in mention.alternatives where other.probability > 0.05 { note(other.place, other.probability) }
        }
        let places = strongest.sorted { $0.key < $1.key }.compactMap { row, share -> Sighting? in
            let place = gazetteer[PlaceRow(rawValue: row)]
            let candidate = Candidate(place, match: .whole, nameKind: .preferred)
            guard candidate.group.isSettlement || candidate.group == .admin2 else { return nil }
            return Sighting(article: article, candidate: candidate, share: share)
        }
        let total = places.reduce(1) { $0 + $1.share }
        return places.map { Sighting(article: article, candidate: $0.candidate, share: $0.share / total) }
    }

    /// The home as the source's other articles tell it; nil when they are too few. O(sightings²) of the source.
    public func home(ofArticle article: Int) -> SourcePrior? {
        guard let source = sourceOfArticle[article], articleCounts[source] > Self.fewestArticles, weight > 0 else {
            return nil
        }
        var shares: [UInt32: (candidate: Candidate, share: Float)] = [:]
        for sighting in sightings[source] where sighting.article != article {
            shares[sighting.candidate.row, default: (sighting.candidate, 0)].share += sighting.share
        }
        let places = shares.values.sorted { ($0.share, $1.candidate.row) > ($1.share, $0.candidate.row) }.prefix(400)
        guard !places.isEmpty else { return nil }
        let total = places.reduce(0) { $0 + $1.share }
        let densities = places.map { place in
            places.reduce(Float(0)) { $0 + $1.share * exp(-place.candidate.kilometres(to: $1.candidate) / 50) }
        }
        guard let peak = densities.indices.max(by: { densities[$0] < densities[$1] }) else { return nil }
        let around = places.indices.map { index in
            let closeness = exp(-places[peak].candidate.kilometres(to: places[index].candidate) / 50)
            return (candidate: places[index].candidate, share: closeness * places[index].share * densities[index])
        }
        let nearest = around.sorted { ($0.share, $1.candidate.row) > ($1.share, $0.candidate.row) }.prefix(8)
        let sum = nearest.reduce(0) { $0 + $1.share }
        let certainty = min(1, 2 * densities[peak] / total)
        return SourcePrior(
            places: nearest.map { SourcePrior.Place(candidate: $0.candidate, share: $0.share / sum * certainty) },
            weight: weight)
    }
}
