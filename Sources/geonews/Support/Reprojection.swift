import Geo
import Projection
import Shapes

/// Moves features to a coordinate system; what cannot be expressed there is left out, counted and said.
struct Reprojection {
    private let reprojector: Reprojector
    private let isStrict: Bool
    private let isQuiet: Bool
    private var total = 0
    private var lost = 0
    private var firstReason: ProjectionError?

    /// - Parameters:
    ///   - target: any coordinate system that PROJ knows.
    ///   - isStrict: fail rather than leave anything out.
    init(to target: String, isStrict: Bool, isQuiet: Bool = false) throws(ProjectionError) {
        reprojector = try Reprojector(to: target)
        self.isStrict = isStrict
        self.isQuiet = isQuiet
    }

    var coordinateSystem: CoordinateSystem { reprojector.coordinateSystem }

    /// The features that can be expressed. Polygons and lines are first cut to where the projection is usable.
    /// - Parameter counting: what is left out will be reported.
    mutating func apply(to features: [Feature], counting: Bool = true) -> [Feature] {
        if counting { total += features.count }
        var projected: [Feature] = []
        for var feature in features {
            do throws(ProjectionError) {
                if let geometry = feature.geometry {
                    feature.geometry = try reprojector.forward(usablePart(of: geometry))
                }
                projected.append(feature)
            } catch {
                guard counting else { continue }
                lost += 1
                firstReason = firstReason ?? error
            }
        }
        return projected
    }

    /// Warns of what was left out, or fails where that was asked for.
    /// - Parameter noun: what to call the features.
    func report(_ noun: String) throws(Failure) {
        guard let firstReason else { return }
        let message = "\(lost) of \(total) \(noun) left out: \(firstReason.description)"
        guard !isStrict else { throw Failure(message) }
        Terminal.warning(message, quiet: isQuiet)
    }

    private func usablePart(of geometry: Geometry) -> Geometry {
        guard let area = reprojector.usableArea,
            geometry.coordinates.contains(where: { $0.latitude < area.south || $0.latitude > area.north })
        else { return geometry }
        // A geometry that GEOS cannot cut is left to `forward`, which refuses the positions that are outside.
        return ((try? geometry.clipped(to: area)) ?? nil) ?? geometry
    }
}
