import Gazetteer

/// The homes of sources, learned from their articles as these go by. Each article's home is learned from the others of its
/// source, never from itself.
public struct SourceHomes: Sendable {
    /// Fewer articles say too little.
    private static let fewestArticles = 4
    /// So many sources are known at once: later ones have no home.
    private static let mostSources = 20_000

    struct Sighting: Sendable {
        var candidate: Candidate
        var share: Float
    }

    private let gazetteer: Gazetteer
    private let weight: Float
    private var outlets: [String: Outlet] = [:]
    /// What the articles that were learned from last told.
    private var latest: [[Sighting]] = []

    public init(resolver: Resolver) {
        gazetteer = resolver.gazetteer
        weight = resolver.model.homeWeight
    }

    /// Learns from the next articles.
    /// - Parameters:
    ///   - sources: each article's source, nil when unknown.
    ///   - resolved: each article's answers without a home.
    /// - Returns: for each of these articles its source's home as all other articles so far tell it; nil when they are too few.
    /// - Complexity: O(articles + sources × places²) with at most 400 places a source.
    public mutating func learn(sources: [String?], resolved: [[ResolvedMention]]) -> [SourcePrior?] {
        latest = []
        for (source, mentions) in zip(sources, resolved) {
            guard let source, weight > 0, outlets[source] != nil || outlets.count < Self.mostSources else {
                latest.append([])
                continue
            }
            let seen = sightings(in: mentions)
            outlets[source, default: Outlet()].add(seen)
            latest.append(seen)
        }
        return homes(of: sources)
    }

    /// Learns from the articles of the last `learn` once more, now that homes have helped to read them: these answers take the
    /// place of those.
    /// - Complexity: as `learn`.
    mutating func learnAgain(sources: [String?], resolved: [[ResolvedMention]]) -> [SourcePrior?] {
        for (index, source) in sources.enumerated() where index < latest.count {
            guard let source, outlets[source] != nil else { continue }
            let seen = sightings(in: resolved[index])
            outlets[source]?.replace(latest[index], by: seen)
            latest[index] = seen
        }
        return homes(of: sources)
    }

    private func homes(of sources: [String?]) -> [SourcePrior?] {
        var landscapes: [String: SourceLandscape] = [:]
        return zip(sources, latest).map { source, seen in
            guard let source, let outlet = outlets[source], outlet.articleCount >= Self.fewestArticles else {
                return nil
            }
            let landscape = landscapes[source] ?? SourceLandscape(outlet.sightings)
            landscapes[source] = landscape
            return landscape.home(without: seen, weight: weight)
        }
    }

    /// Towns and second-level divisions of one article; together they weigh less than 1.
    private func sightings(in resolved: [ResolvedMention]) -> [Sighting] {
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
            return Sighting(candidate: candidate, share: share)
        }
        let total = places.reduce(1) { $0 + $1.share }
        return places.map { Sighting(candidate: $0.candidate, share: $0.share / total) }
    }
}

/// What is known of one source: the places of its articles, each with the sum of its shares.
private struct Outlet: Sendable {
    /// More places than this are cut to the heavier half, so that memory stays bounded.
    private static let mostPlaces = 4_000

    private(set) var articleCount = 0
    private var places: [UInt32: SourceHomes.Sighting] = [:]

    /// One article's sightings in place of those that it was first thought to have.
    mutating func replace(_ first: [SourceHomes.Sighting], by seen: [SourceHomes.Sighting]) {
        for sighting in first {
            guard let known = places[sighting.candidate.row] else { continue }
            let left = known.share - sighting.share
            // What is left of a place that only this article named is rounding.
            places[sighting.candidate.row] =
                left < 1e-4 * sighting.share ? nil : .init(candidate: known.candidate, share: left)
        }
        articleCount -= 1
        add(seen)
    }

    mutating func add(_ seen: [SourceHomes.Sighting]) {
        articleCount += 1
        for sighting in seen {
            places[sighting.candidate.row, default: .init(candidate: sighting.candidate, share: 0)].share +=
                sighting.share
        }
        guard places.count > Self.mostPlaces else { return }
        let kept = sightings.prefix(Self.mostPlaces / 2).map { ($0.candidate.row, $0) }
        places = Dictionary(uniqueKeysWithValues: kept)
    }

    /// The heaviest first.
    var sightings: [SourceHomes.Sighting] {
        places.values.sorted { ($0.share, $1.candidate.row) > ($1.share, $0.candidate.row) }
    }
}
