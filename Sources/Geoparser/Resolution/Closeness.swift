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
        let mentions = places(of: problem.frames)
        var distances = [Int](repeating: Int.max, count: problem.groups.count)
        var first = 0
        for mention in mentions {
            while mentions[first].position <= mention.position - reach { first += 1 }
            let start = problem.neighbours.count
            var next = first
            while next < mentions.count, mentions[next].position < mention.position + reach {
                let other = mentions[next]
                if other.group != mention.group {
                    let distance = abs(other.position - mention.position)
                    if distances[other.group] == Int.max { insert(other.group, &problem.neighbours, from: start) }
                    if distance < distances[other.group] { distances[other.group] = distance }
                }
                next += 1
            }
            for index in start..<problem.neighbours.count {
                let group = problem.neighbours[index].group
                problem.neighbours[index].closeness = exp(-Float(distances[group]) / 250)
                distances[group] = Int.max
            }
            problem.frames[mention.frame].neighbours = start..<problem.neighbours.count
        }
    }

    private struct Place {
        var position: Int
        var group: Int
        var frame: Int
    }

    /// The mentions by their positions, as they nearly always are.
    private static func places(of frames: [ResolutionProblem.Frame]) -> [Place] {
        var places: [Place] = []
        places.reserveCapacity(frames.count)
        var isSorted = true
        for index in frames.indices {
            let position = frames[index].position.lowerBound
            if let last = places.last, last.position > position { isSorted = false }
            places.append(Place(position: position, group: frames[index].group, frame: index))
        }
        if !isSorted { places.sort { $0.position < $1.position } }
        return places
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
