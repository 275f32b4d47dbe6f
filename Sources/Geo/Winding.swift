extension BoundingBox {
    /// The box as a polygon, counter-clockwise. Only for a box that does not cross the antimeridian.
    public var polygon: Polygon {
        Polygon(outer: [
            Coordinate(longitude: west, latitude: south), Coordinate(longitude: east, latitude: south),
            Coordinate(longitude: east, latitude: north), Coordinate(longitude: west, latitude: north),
            Coordinate(longitude: west, latitude: south),
        ])
    }
}

extension Polygon {
    /// The ring's signed planar area, positive when it runs counter-clockwise, by the shoelace formula about its first
    /// vertex (which keeps precision far from the origin). O(n).
    public static func signedArea(of ring: [Coordinate]) -> Double {
        guard let origin = ring.first else { return 0 }
        var twice = 0.0
        for index in ring.indices.dropLast() {
            let (here, next) = (ring[index], ring[index + 1])
            twice +=
                (here.longitude - origin.longitude) * (next.latitude - origin.latitude)
                - (next.longitude - origin.longitude) * (here.latitude - origin.latitude)
        }
        return twice / 2
    }

    /// Outer ring counter-clockwise, holes clockwise: the right-hand rule of RFC 7946, 3.1.6.
    public var rightHanded: Polygon {
        Polygon(
            outer: Self.signedArea(of: outer) < 0 ? outer.reversed() : outer,
            holes: holes.map { Self.signedArea(of: $0) > 0 ? $0.reversed() : $0 })
    }
}

extension Geometry {
    /// The same geometry with its polygons wound by the right-hand rule of RFC 7946.
    public var rightHanded: Geometry {
        switch self {
        case .polygon(let polygon): .polygon(polygon.rightHanded)
        case .multiPolygon(let polygons): .multiPolygon(polygons.map(\.rightHanded))
        default: self
        }
    }
}
