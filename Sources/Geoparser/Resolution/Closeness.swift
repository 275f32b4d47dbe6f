#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How close a mention stands to the nearest mention of each other group, exp(-bytes / 250); the home counts ½.
struct Closeness {
    /// Mentions farther away, in bytes, count nothing.
    private static let reach = 2500

    /// All mentions with a probable place, in the order of the text.
    private var places: [(position: Int, group: Int)] = []
    private let home: Int?
    /// The nearest mention of each group, while one mention is looked at.
    private var distances: [Int]

    init(_ problem: ResolutionProblem) {
        for frame in problem.frames where !problem.groups[frame.group].active.isEmpty {
            places.append((frame.position.lowerBound, frame.group))
        }
        places.sort { ($0.position, $0.group) < ($1.position, $1.group) }
        home = problem.home == nil ? nil : problem.groups.count
        distances = [Int](repeating: Int.max, count: problem.groups.count)
    }

    /// The sources near a mention of a group, with their shares, in the order of their numbers. O(mentions near it).
    mutating func sources(near position: Int, of group: Int) -> [(source: Int, share: Float)] {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].position <= position - Self.reach { low = middle + 1 } else { high = middle }
        }
        var near: [Int] = []
        while low < places.count, places[low].position < position + Self.reach {
            let (other, source) = places[low]
            if source != group {
                if distances[source] == Int.max { near.append(source) }
                distances[source] = min(distances[source], abs(other - position))
            }
            low += 1
        }
        near.sort()
        var sources = near.map { (source: $0, share: exp(-Float(distances[$0]) / 250)) }
        for source in near { distances[source] = Int.max }
        if let home { sources.append((home, 0.5)) }
        return sources
    }
}
