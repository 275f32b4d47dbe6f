import Geo
import Shapes

extension Draft {
    /// A macro-region's outline is drawn coarser than its members': a thousandth of a degree is some 100 m.
    private static let unionPrecision = 3
    private static let unionTolerance = 0.004
    /// Holes below this area, in square degrees, are gaps between neighbours that were simplified apart; islands below it
    /// are left out where there are larger ones. Some 25 km².
    private static let smallestArea = 0.002

    /// Draws the regions that have members and no shape of their own as the union of their members' shapes.
    /// Members without a shape are passed over.
    mutating func drawRegions() throws(ShapeError) {
        var drawn = Dictionary(shapes.map { ($0.place, $0.geometry) }, uniquingKeysWith: { $0 + $1 })
        var waiting = regions.filter { !$0.members.isEmpty && drawn[$0.place] == nil }
        while !waiting.isEmpty {
            let unresolved = Set(waiting.map(\.place))
            let ready = waiting.filter { region in
                (region.members + region.subtracted).allSatisfy { target in
                    index(of: target).map { $0 == region.place || !unresolved.contains($0) } ?? true
                }
            }
            if ready.isEmpty { return }
            for region in ready {
                let members = region.members.compactMap { index(of: $0) }.compactMap { drawn[$0] }
                let subtracted = region.subtracted.compactMap { index(of: $0) }.compactMap { drawn[$0] }
                guard let outline = try Self.outline(of: members, without: subtracted) else { continue }
                drawn[region.place] = outline
                shapes.append(DraftShape(place: region.place, geometry: outline, precision: Self.unionPrecision))
            }
            waiting.removeAll { region in ready.contains { $0.place == region.place } }
        }
    }

    /// Draws the seas that have a box and no shape as the part of the ocean inside the box.
    mutating func cutSeas() throws(ShapeError) {
        let drawn = Set(shapes.map(\.place))
        var cutter = SeaCutter()
        for region in regions where places[region.place].kind == .ocean && !drawn.contains(region.place) {
            if let box = region.box { cutter.add(box, of: region.place) }
        }
        for (place, pieces) in try cutter.cut(ocean).sorted(by: { $0.key < $1.key }) {
            let sea = try Geometry.union(of: pieces)?.simplified(tolerance: Self.unionTolerance)
            guard let outline = sea?.polygons, !outline.isEmpty else { continue }
            shapes.append(DraftShape(place: place, geometry: outline, precision: Self.unionPrecision))
        }
    }

    private static func outline(of members: [[Polygon]], without subtracted: [[Polygon]]) throws(ShapeError)
        -> [Polygon]?
    {
        guard !members.isEmpty else { return nil }
        var united = try Geometry.union(of: members.map { .multiPolygon($0) })
        for geometry in subtracted {
            united = try united?.madeValid()?.subtracting(
                try Geometry.multiPolygon(geometry).madeValid() ?? .multiPolygon([]))
        }
        return try united.map { Geometry.multiPolygon(withoutSpecks($0.polygons)) }?
            .simplified(tolerance: unionTolerance)?.polygons
    }

    private static func withoutSpecks(_ polygons: [Polygon]) -> [Polygon] {
        let large = polygons.filter { $0.outer.ringArea >= smallestArea }
        return (large.isEmpty ? polygons : large).map { polygon in
            Polygon(outer: polygon.outer, holes: polygon.holes.filter { $0.ringArea >= smallestArea })
        }
    }

    /// The extent of each area: its shape's, else the box that was written down. The radius follows from it.
    mutating func measureAreas() {
        for region in regions {
            if let box = region.box { boxes[region.place] = box }
        }
        for shape in shapes {
            let corners = shape.geometry.flatMap(\.outer)
            if let box = BoundingBox(around: corners) { boxes[shape.place] = box }
        }
        for (place, box) in boxes { places[place].radius = Float(box.halfDiagonal) }
    }
}

extension Geometry {
    /// The polygons of an area; none for points and lines.
    var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        case .point, .multiPoint, .lineString, .multiLineString: []
        }
    }
}

extension [Coordinate] {
    /// The area of a closed ring in square degrees, by the shoelace formula. O(n).
    fileprivate var ringArea: Double {
        var twice = 0.0
        for (from, to) in zip(self, dropFirst()) {
            twice += from.longitude * to.latitude - to.longitude * from.latitude
        }
        return abs(twice) / 2
    }
}
