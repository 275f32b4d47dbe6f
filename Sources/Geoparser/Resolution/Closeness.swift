#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Another name that stands near a mention.
struct Neighbour: Sendable {
    var group: Int
    /// How close its nearest mention is: exp(-bytes / 250).
    var closeness: Float
}

/// Finds for each mention the other names near it.
enum Closeness {
    /// Mentions farther away, in bytes, count nothing.
    private static let reach = 2500
    /// The outlet's home is as close as this to every mention.
    static let ofHome: Float = 0.5

    /// Writes each mention's neighbours, in the order of their groups, unless they are known. O(mentions near each other).
    static func fill(_ problem: inout ResolutionProblem) {
        guard !problem.knowsNeighbours else { return }
        problem.knowsNeighbours = true
        let order = textOrder(problem.frames)
        var distances = [Int](repeating: Int.max, count: problem.groups.count)
        var first = 0
        for frame in order {
            let position = problem.frames[frame].position.lowerBound
            let group = problem.frames[frame].group
            while problem.frames[order[first]].position.lowerBound <= position - reach { first += 1 }
            let start = problem.neighbours.count
            var next = first
            while next < order.count {
                let other = problem.frames[order[next]].position.lowerBound
                guard other < position + reach else { break }
                let source = problem.frames[order[next]].group
                if source != group {
                    if distances[source] == Int.max { insert(source, &problem.neighbours, from: start) }
                    distances[source] = min(distances[source], abs(other - position))
                }
                next += 1
            }
            for index in start..<problem.neighbours.count {
                let source = problem.neighbours[index].group
                problem.neighbours[index].closeness = exp(-Float(distances[source]) / 250)
                distances[source] = Int.max
            }
            problem.frames[frame].neighbours = start..<problem.neighbours.count
        }
    }

    /// The mentions by their positions, as they nearly always are.
    private static func textOrder(_ frames: [ResolutionProblem.Frame]) -> [Int] {
        var order = Array(frames.indices)
        let isSorted = zip(frames, frames.dropFirst()).allSatisfy { $0.position.lowerBound <= $1.position.lowerBound }
        if !isSorted { order.sort { frames[$0].position.lowerBound < frames[$1].position.lowerBound } }
        return order
    }

    /// Keeps the neighbours from `start` on sorted by their groups.
    private static func insert(_ group: Int, _ neighbours: inout [Neighbour], from start: Int) {
        neighbours.append(Neighbour(group: group, closeness: 0))
        var index = neighbours.count - 1
        while index > start, neighbours[index - 1].group > group {
            neighbours.swapAt(index, index - 1)
            index -= 1
        }
    }
}
