#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How densely a source's places lie. A home is the peak of the density.
struct SourceLandscape {
    private static let mostPlaces = 400
    /// Kilometres at which a place counts for 1/e.
    private static let reach: Float = 50

    private let places: [SourceHomes.Sighting]
    private let densities: [Float]
    private let positions: [UInt32: Int]

    /// - Parameter sightings: each place once, the heaviest first.
    /// - Complexity: O(places²).
    init(_ sightings: [SourceHomes.Sighting]) {
        let places = Array(sightings.prefix(Self.mostPlaces))
        self.places = places
        densities = places.map { place in
            places.reduce(0) { $0 + $1.share * Self.closeness(place.candidate, $1.candidate) }
        }
        positions = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1.candidate.row, $0) })
    }

    /// The home, when one article's sightings are taken away. O(places × sightings)
    func home(without own: [SourceHomes.Sighting], weight: Float) -> SourcePrior? {
        var shares = places.map(\.share)
        var densities = densities
        for sighting in own {
            guard let position = positions[sighting.candidate.row] else { continue }
            shares[position] -= sighting.share
            // What is left of a place that only this article named is rounding.
            if shares[position] < 1e-4 * sighting.share { shares[position] = 0 }
            for index in places.indices {
                densities[index] -= sighting.share * Self.closeness(places[index].candidate, sighting.candidate)
            }
        }
        let left = places.indices.filter { shares[$0] > 0 }
        guard let peak = left.max(by: { densities[$0] < densities[$1] }) else { return nil }
        let around = left.map { index in
            let closeness = Self.closeness(places[peak].candidate, places[index].candidate)
            return (candidate: places[index].candidate, share: closeness * shares[index] * densities[index])
        }
        let nearest = around.sorted { ($0.share, $1.candidate.row) > ($1.share, $0.candidate.row) }.prefix(8)
        let sum = nearest.reduce(0) { $0 + $1.share }
        let total = left.reduce(0) { $0 + shares[$1] }
        guard sum > 0, total > 0 else { return nil }
        let certainty = min(1, 2 * densities[peak] / total)
        return SourcePrior(
            places: nearest.map { SourcePrior.Place(candidate: $0.candidate, share: $0.share / sum * certainty) },
            weight: weight)
    }

    private static func closeness(_ one: Candidate, _ other: Candidate) -> Float {
        exp(-one.kilometres(to: other) / reach)
    }
}
