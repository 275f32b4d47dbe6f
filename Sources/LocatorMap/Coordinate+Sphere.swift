import Geo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Coordinate {
    /// With the longitude counted from a meridian.
    func turned(to meridian: Double) -> Coordinate {
        Coordinate(longitude: (longitude - meridian).wrappedLongitude, latitude: latitude)
    }

    /// The position as a unit vector: towards (0, 0), towards 90° east, towards the north pole.
    var vector: (x: Double, y: Double, z: Double) {
        let (lambda, phi) = (longitude * .pi / 180, latitude * .pi / 180)
        return (cos(phi) * cos(lambda), cos(phi) * sin(lambda), sin(phi))
    }

    /// The mean direction of the positions; (0, 0) when there is none.
    static func middle(of positions: [Coordinate]) -> Coordinate {
        var sum = (x: 0.0, y: 0.0, z: 0.0)
        for position in positions {
            let vector = position.vector
            sum = (sum.x + vector.x, sum.y + vector.y, sum.z + vector.z)
        }
        guard sum.x * sum.x + sum.y * sum.y + sum.z * sum.z > 1e-12 else {
            return Coordinate(longitude: 0, latitude: 0)
        }
        return Coordinate(
            longitude: atan2(sum.y, sum.x) * 180 / .pi,
            latitude: atan2(sum.z, (sum.x * sum.x + sum.y * sum.y).squareRoot()) * 180 / .pi)
    }
}
