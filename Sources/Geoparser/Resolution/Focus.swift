#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The place around which an article turns, as seen from one mention: where a name that the gazetteer lacks is put.
struct Focus {
    var candidate: Candidate
    /// Of all that is weighed, the shares close to it and in its country.
    private let density: Float
    private let country: Float
    /// ln(names) of the article.
    private let logNames: Float

    /// What the probability of being right is learned from.
    /// - Parameters:
    ///   - nothing: the log odds of "no such place".
    ///   - mass: the log odds of the best candidate.
    ///   - whole: log₁₀(1 + population) of the largest place with this very name, if there is one.
    func inputs(nothing: Float, mass: Float, whole: Float?) -> [Float] {
        [
            1, density, country, candidate.group.isCompact ? 1 : 0, logNames, nothing, mass, whole == nil ? 0 : 1,
            (whole ?? 0) / 8,
        ]
    }

    /// So many places are weighed against each other: all but the heaviest of a text as long as a book are left out.
    private static let mostPlaces = 256

    /// Kilometres from which on a place is no longer close: it would add less than a millionth of its share.
    private static let reach: Float = 1400

    /// The candidate of another name with the most probability close to it, near mentions counting more; a place that the
    /// text names around it ("Elm Street in Alexandria") comes before all. nil when nothing else is known. O(probable places²).
    init?(for mention: Int, in problem: borrowing ResolutionProblem) {
        let frame = problem.frames[mention]
        var sources: [(candidate: Candidate, share: Float)] = []
        sources.reserveCapacity(problem.active.count + (problem.home?.places.count ?? 0))
        var total: Float = 0
        for g in problem.groups.indices where g != frame.group {
            var distance = Int.max
            for member in problem.groups[g].members {
                let other = problem.frames[problem.members[member]].position.lowerBound
                distance = min(distance, abs(other - frame.position.lowerBound))
            }
            let weight = problem.groups[g].weight * (0.3 + exp(-Float(distance) / 500))
            total += weight
            for index in problem.groups[g].active {
                let c = problem.active[index]
                sources.append((problem.candidates[c], weight * problem.shares[c]))
            }
        }
        if let home = problem.home {
            total += home.weight
            for place in home.places { sources.append((place.candidate, home.weight * place.share)) }
        }
        guard total > 0 else { return nil }
        if sources.count > Self.mostPlaces {
            sources.sort { ($0.share, $1.candidate.row) > ($1.share, $0.candidate.row) }
            sources.removeLast(sources.count - Self.mostPlaces)
        }

        let chosen: (candidate: Candidate, density: Float, country: Float)
        if let parent = Self.parent(of: mention, in: problem) {
            let weight = Self.weight(of: parent, among: sources)
            chosen = (parent, weight.density, weight.country)
        } else {
            var best: (candidate: Candidate, density: Float, country: Float)?
            for source in sources where source.share > 0.1 {
                let weight = Self.weight(of: source.candidate, among: sources)
                if best.map({ weight.density > $0.density }) ?? true {
                    best = (source.candidate, weight.density, weight.country)
                }
            }
            guard let best else { return nil }
            chosen = best
        }
        candidate = chosen.candidate
        density = chosen.density / total
        country = chosen.country / total
        logNames = log(Float(problem.groups.count))
    }

    /// What is close to a place and in its country. O(places).
    private static func weight(
        of place: Candidate, among sources: [(candidate: Candidate, share: Float)]
    ) -> (density: Float, country: Float) {
        var density: Float = 0
        var country: Float = 0
        for other in sources {
            if other.candidate.country == place.country { country += other.share }
            guard place.group.isCompact || other.candidate.row == place.row else { continue }
            let distance = place.kilometres(to: other.candidate)
            if distance < Self.reach { density += other.share * exp(-distance / 100) }
        }
        return (density, country)
    }

    /// The likeliest place of the next mention, when the text says that this one lies in it.
    private static func parent(of mention: Int, in problem: borrowing ResolutionProblem) -> Candidate? {
        guard let link = problem.frames[mention].parent else { return nil }
        let next = problem.frames[mention + 1].group
        var best: Int?
        for index in problem.groups[next].active {
            let c = problem.active[index]
            if best.map({ problem.shares[c] > problem.shares[$0] }) ?? true { best = c }
        }
        guard next != problem.frames[mention].group, let best, link.admits(problem.candidates[best]) else { return nil }
        return problem.candidates[best]
    }
}
