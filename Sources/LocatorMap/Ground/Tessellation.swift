import Geo

/// Areas that share their borders, taken apart into the lines between junctions, each once, so that neighbours are simplified
/// alike, a border is drawn once, and coasts can be told from borders (the idea of M. Bostock's TopoJSON).
///
/// Neighbours must have the same vertices along their border.
struct Tessellation {
    /// A line between two junctions, or a whole ring.
    struct Arc {
        var vertices: [Int32]
        /// The areas on its two sides; the second is nil on a coast.
        var owner: Int
        var neighbour: Int?

        var isCoast: Bool { neighbour == nil }
        /// A seam inside one area: where the antimeridian cuts Chukotka.
        var isSeam: Bool { neighbour == owner }
    }

    /// An arc as a ring walks it.
    struct Step {
        var arc: Int
        var isReversed: Bool
    }

    /// Of longitudes from the map's central meridian.
    private(set) var positions: [Coordinate] = []
    private(set) var arcs: [Arc] = []
    /// The rings of each area.
    private(set) var rings: [Int: [[Step]]] = [:]

    private var vertices: [UInt64: Int32] = [:]
    private var loops: [(owner: Int, vertices: [Int32])] = []
    private let joinsEdges: Bool

    /// - Parameter joinsEdges: both edges of the map are the same meridian: a map about a pole.
    init(joinsEdges: Bool) {
        self.joinsEdges = joinsEdges
    }

    /// Adds an area's polygon. O(vertices).
    mutating func add(_ polygon: Polygon, of owner: Int) {
        for ring in polygon.rightHanded.rings {
            var loop: [Int32] = []
            loop.reserveCapacity(ring.count)
            for position in ring {
                let vertex = vertex(at: position)
                if loop.last != vertex { loop.append(vertex) }
            }
            if loop.count > 1, loop.first == loop.last { loop.removeLast() }
            if loop.count > 2 { loops.append((owner, loop)) }
        }
    }

    /// Finds the arcs of what was added. O(vertices).
    mutating func cut() {
        let isJunction = junctions()
        var known: [ArcKey: Int] = [:]
        for (owner, loop) in loops {
            let starts = loop.indices.filter { isJunction[Int(loop[$0])] }
            var steps: [Step] = []
            if starts.isEmpty {
                let least = loop.indices.min { loop[$0] < loop[$1] } ?? 0
                steps.append(add(Array(loop[least...] + loop[...least]), of: owner, &known))
            }
            for (number, start) in starts.enumerated() {
                let end = starts[(number + 1) % starts.count]
                let line = end > start ? Array(loop[start...end]) : Array(loop[start...] + loop[...end])
                steps.append(add(line, of: owner, &known))
            }
            rings[owner, default: []].append(steps)
        }
        loops = []
    }

    private struct ArcKey: Hashable {
        var start: Int32
        var second: Int32
        var end: Int32
        var count: Int
    }

    private mutating func add(_ line: [Int32], of owner: Int, _ known: inout [ArcKey: Int]) -> Step {
        let last = line.count - 1
        let isReversed = (line[0], line[1]) > (line[last], line[last - 1])
        let key =
            isReversed
            ? ArcKey(start: line[last], second: line[last - 1], end: line[0], count: line.count)
            : ArcKey(start: line[0], second: line[1], end: line[last], count: line.count)
        if let index = known[key] {
            if arcs[index].neighbour == nil { arcs[index].neighbour = owner }
            // The stored line runs as its first owner's ring does.
            return Step(
                arc: index, isReversed: arcs[index].vertices[0] != line[0] || arcs[index].vertices[1] != line[1])
        }
        known[key] = arcs.count
        arcs.append(Arc(vertices: line, owner: owner))
        return Step(arc: arcs.count - 1, isReversed: false)
    }

    /// Where rings part: vertices that two rings come to from different neighbours.
    private func junctions() -> [Bool] {
        var first = [Int32](repeating: -1, count: positions.count)
        var second = [Int32](repeating: -1, count: positions.count)
        var isJunction = [Bool](repeating: false, count: positions.count)
        for (_, loop) in loops {
            var before = loop[loop.count - 1]
            for (index, vertex) in loop.enumerated() {
                let after = loop[index + 1 == loop.count ? 0 : index + 1]
                let at = Int(vertex)
                let (low, high) = (min(before, after), max(before, after))
                if first[at] < 0 {
                    (first[at], second[at]) = (low, high)
                } else if (first[at], second[at]) != (low, high) {
                    isJunction[at] = true
                }
                before = vertex
            }
        }
        return isJunction
    }

    /// Positions are the same vertex when they agree to a ten-thousandth of a degree, as the gazetteer's shapes have them.
    private mutating func vertex(at position: Coordinate) -> Int32 {
        var (longitude, latitude) = (position.longitude, position.latitude)
        if joinsEdges {
            if abs(latitude) >= 89.9 { (longitude, latitude) = (0, latitude < 0 ? -90 : 90) }
            if longitude <= -180 { longitude = 180 }
        }
        let x = UInt64(UInt32(bitPattern: Int32((longitude * 10_000).rounded())))
        let y = UInt64(UInt32(bitPattern: Int32((latitude * 10_000).rounded())))
        let key = x << 32 | y
        if let known = vertices[key] { return known }
        let vertex = Int32(positions.count)
        vertices[key] = vertex
        positions.append(Coordinate(longitude: longitude, latitude: latitude))
        return vertex
    }
}
