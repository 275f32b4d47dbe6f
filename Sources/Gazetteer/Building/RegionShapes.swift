import Geo
import Shapes

extension Draft {
    /// A macro-region's outline is drawn coarser than its members': a thousandth of a degree is some 100 m.
    private static let unionPrecision = 3
    private static let unionTolerance = 0.004
    /// Gaps between neighbours that were simplified apart are closed up to twice this width, in degrees.
    private static let seam = 0.006

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

    private static func outline(of members: [[Polygon]], without subtracted: [[Polygon]]) throws(ShapeError)
        -> [Polygon]?
    {
        guard !members.isEmpty else { return nil }
        var united = try Geometry.union(of: members.map { .multiPolygon($0) })
        for geometry in subtracted {
            united = try united?.madeValid()?.subtracting(
                try Geometry.multiPolygon(geometry).madeValid() ?? .multiPolygon([]))
        }
        let closed = try united?.buffered(by: seam, segments: 2)?.buffered(by: -seam, segments: 2)
        return try (closed ?? united)?.simplified(tolerance: unionTolerance)?.polygons
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
