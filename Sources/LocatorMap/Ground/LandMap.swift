import Gazetteer
import Geo
import Shapes

/// Areas of one level on the page: their coast, the borders between them, and each area's rings.
struct LandMap {
    /// The outline of all areas together, without the borders between them.
    private(set) var coast: [[Point]] = []
    private(set) var borders: [[Point]] = []
    private(set) var rings: [PlaceRow: [[Point]]] = [:]

    init(of rows: [PlaceRow], reader: AreaReader, view: MapView) throws(ShapeError) {
        var tessellation = Tessellation(joinsEdges: view.isRound)
        for row in rows {
            for polygon in try reader.polygons(of: row) { tessellation.add(polygon, of: Int(row.rawValue)) }
        }
        tessellation.cut()
        let drawer = LineDrawer(view)
        let lines = tessellation.arcs.map { arc in
            let positions = arc.vertices.map { tessellation.positions[Int($0)] }
            guard arc.vertices.first == arc.vertices.last else { return drawer.points(of: positions) }
            return drawer.ring(of: positions) ?? []
        }
        borders = zip(tessellation.arcs, lines).filter { !$0.0.isCoast && !$0.0.isSeam }.map(\.1).filter {
            $0.count > 1
        }
        coast = Self.outline(of: tessellation.arcs, lines)
        for (owner, loops) in tessellation.rings {
            let drawn = loops.map { steps in
                steps.flatMap { step in
                    let line = lines[step.arc]
                    return step.isReversed ? line.reversed().dropFirst() : line.dropFirst()
                }
            }
            rings[PlaceRow(rawValue: UInt32(owner))] = drawn.filter { $0.count > 2 }
        }
    }

    /// The coasts joined end to end into rings.
    private static func outline(of arcs: [Tessellation.Arc], _ lines: [[Point]]) -> [[Point]] {
        var starts: [Int32: [Int]] = [:]
        for (index, arc) in arcs.enumerated() where arc.isCoast { starts[arc.vertices[0], default: []].append(index) }
        var rings: [[Point]] = []
        for (index, arc) in arcs.enumerated() where arc.isCoast {
            let first = arc.vertices[0]
            guard starts[first]?.contains(index) ?? false else { continue }
            var ring: [Point] = []
            var next = index
            while true {
                starts[arcs[next].vertices[0]]?.removeAll { $0 == next }
                ring += lines[next].dropFirst()
                let end = arcs[next].vertices[arcs[next].vertices.count - 1]
                guard end != first, let following = starts[end]?.first else { break }
                next = following
            }
            if ring.count > 2 { rings.append(ring) }
        }
        return rings
    }
}
