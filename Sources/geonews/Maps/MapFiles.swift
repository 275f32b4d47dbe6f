import ArgumentParser
import Export
import Geo
import Projection
import Shapes

/// Where a command's map goes and as what.
struct MapOutputOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "The file to write; '-' is standard output.", completion: .file())
    var output = "-"

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The format; without it the output's ending tells, else geojson.", valueName: "name"))
    var format: Format?

    /// The format that was named, or that the ending of the output stands for.
    var chosenFormat: Format { format ?? Format(ofPath: output) ?? .geoJSON }

    func write(_ collection: FeatureCollection) throws {
        try chosenFormat.writeSaying(MapDocument(collection), to: output)
    }
}

extension Format {
    /// Writes the document and warns of what the format had no room for, and of a file that not everybody can read.
    func writeSaying(_ document: MapDocument, to path: String) throws(ExportError) {
        let skipped = try write(document, to: path)
        warn(of: skipped, in: document.coordinateSystem, path: path, isQuiet: false)
    }

    /// Warns of features that found no room in the format, and of a coordinate system that not everybody can read.
    func warn(of skipped: Int, in system: CoordinateSystem, path: String, isQuiet: Bool) {
        if self == .geoJSON, system != .wgs84 {
            Terminal.warning(
                "GeoJSON in \(system.name) is outside RFC 7946: QGIS and GDAL read it, web maps do not", quiet: isQuiet)
        }
        guard skipped > 0 else { return }
        Terminal.warning("\(path): \(skipped) features without a geometry left out", quiet: isQuiet)
    }
}

/// Reading maps that geonews, or anything else that writes GeoJSON, has written.
enum MapFile {
    private static let largest = 1 << 31

    /// The features of a GeoJSON file in longitude and latitude; "-" is standard input.
    static func read(_ path: String) throws(Failure) -> FeatureCollection {
        let bytes = try InputFile.bytes(of: path, limit: largest)
        do {
            var collection = try GeoJSONReader.read(bytes)
            if collection.name.isEmpty { collection.name = "places" }
            guard collection.coordinateSystem != .wgs84 else { return collection }
            let system = collection.coordinateSystem
            let reprojector = try Reprojector(to: "\(system.authority):\(system.code)")
            for index in collection.features.indices {
                collection.features[index].geometry = try collection.features[index].geometry.map(reprojector.inverse)
            }
            collection.coordinateSystem = .wgs84
            return collection
        } catch {
            throw Failure(path == "-" ? "standard input" : path, "\(error)")
        }
    }

    /// The united polygons of a GeoJSON file.
    static func area(of path: String) throws(Failure) -> Geometry {
        let polygons = try PolygonFile.read(path)
        do {
            guard let area = try Geometry.union(of: polygons.compactMap { try $0.madeValid() }) else {
                throw Failure("there is no area in it")
            }
            return area
        } catch {
            throw Failure(path, "\(error)")
        }
    }
}
