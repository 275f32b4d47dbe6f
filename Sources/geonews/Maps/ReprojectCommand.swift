import ArgumentParser
import Export
import Geo
import Projection
import Shapes

struct ReprojectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reproject",
        abstract: "Writes a map in another coordinate system.",
        discussion: "Example: geonews reproject places.geojson --crs EPSG:3857 -o places.gpkg")

    @Argument(help: "A GeoJSON file, or '-'.", completion: .file()) var map: String

    @Option(help: "Any coordinate system that PROJ knows.") var crs: String

    @Flag(help: "Fail when a feature cannot be expressed in the coordinate system.") var strict = false

    @OptionGroup var output: MapOutputOptions

    func run() throws {
        var collection = try MapFile.read(map)
        let reprojection = try Reprojection(to: crs, isStrict: strict)
        collection.features = try reprojection.apply(to: collection.features, called: "features")
        collection.coordinateSystem = reprojection.coordinateSystem
        try output.write(collection)
    }
}

/// Moves features to a coordinate system; what cannot be expressed there is left out, counted and said.
struct Reprojection {
    private let reprojector: Reprojector
    private let isStrict: Bool
    private let isQuiet: Bool

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
    /// - Parameter noun: what to call them in the warning; nil for none.
    func apply(to features: [Feature], called noun: String?) throws(Failure) -> [Feature] {
        var firstReason: ProjectionError?
        let projected = features.compactMap { feature -> Feature? in
            guard let geometry = feature.geometry else { return feature }
            do throws(ProjectionError) {
                var feature = feature
                feature.geometry = try reprojector.forward(usablePart(of: geometry))
                return feature
            } catch {
                firstReason = firstReason ?? error
                return nil
            }
        }
        guard let firstReason, let noun else { return projected }
        let message =
            "\(features.count - projected.count) of \(features.count) \(noun) left out: \(firstReason.description)"
        guard !isStrict else { throw Failure(message) }
        Terminal.warning(message, quiet: isQuiet)
        return projected
    }

    private func usablePart(of geometry: Geometry) -> Geometry {
        guard let area = reprojector.usableArea,
            geometry.coordinates.contains(where: { $0.latitude < area.south || $0.latitude > area.north })
        else { return geometry }
        // A geometry that GEOS cannot cut is left to `forward`, which refuses the positions that are outside.
        return ((try? geometry.clipped(to: area)) ?? nil) ?? geometry
    }
}
