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

    /// Writes the neighbours of each mention that is not settled, in the order of their groups. O(mentions near each
    /// other).
    static func fill(_ problem: inout ResolutionProblem) {
        problem.neighbours.removeAll(keepingCapacity: true)
        withUnsafeTemporaryAllocation(of: Place.self, capacity: problem.frames.count) { places in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: problem.groups.count) { distances in
                gather(problem.frames, into: places)
                distances.initialize(repeating: Int.max)
                var first = 0
                for mention in places where !problem.groups[mention.group].isSettled {
                    while places[first].position <= mention.position - reach { first += 1 }
                    let start = problem.neighbours.count
                    for other in places[first...] where other.group != mention.group {
                        guard other.position < mention.position + reach else { break }
                        let distance = abs(other.position - mention.position)
                        let known = distances[other.group]
                        if known == Int.max { insert(other.group, &problem.neighbours, from: start) }
                        if distance < known { distances[other.group] = distance }
                    }
                    for index in start..<problem.neighbours.count {
                        let group = problem.neighbours[index].group
                        problem.neighbours[index].closeness = exp(-Float(distances[group]) / 250)
                        distances[group] = Int.max
                    }
                    problem.frames[mention.frame].neighbours = start..<problem.neighbours.count
                }
            }
        }
    }

    private struct Place {
        var position: Int
        var group: Int
        var frame: Int
    }

    /// The mentions by their positions, as they nearly always are.
    private static func gather(
        _ frames: [ResolutionProblem.Frame], into places: UnsafeMutableBufferPointer<Place>
    ) {
        var isSorted = true
        for index in frames.indices {
            let position = frames[index].position.lowerBound
            if index > 0, places[index - 1].position > position { isSorted = false }
            places.initializeElement(at: index, to: Place(position: position, group: frames[index].group, frame: index))
        }
        if !isSorted {
            var places = places
            places.sort { $0.position < $1.position }
        }
    }

    /// Keeps the neighbours from `start` on sorted by their groups.
    private static func insert(_ group: Int, _ neighbours: inout [Neighbour], from start: Int) {
        neighbours.append(Neighbour(group: group, closeness: 0))
        var index = neighbours.count - 1
        while index > start, neighbours[index - 1].group > group {
            neighbours[index].group = neighbours[index - 1].group
            index -= 1
        }
        neighbours[index].group = group
    }
}
