import Gazetteer
import Geo
import Projection
import Shapes

/// A small map of the kind that newspapers print: where the places of an article are.
///
/// The extent is chosen by the mentions, the projection by the extent. The ground comes from the gazetteer's shapes.
public enum LocatorMap {
    /// The map as SVG 1.1, UTF-8: real text, no script, nothing fetched.
    /// - Complexity: O(shapes in view · log of their vertices + places²) for at most `LocatorPlaces.mostLabels` places.
    public static func svg(
        of places: LocatorPlaces, title: String, gazetteer: Gazetteer
    ) throws(LocatorMapError) -> [UInt8] {
        SVGWriter.bytes(of: try MapPage(places, title: title, gazetteer: gazetteer).scene)
    }

    /// The map as PNG, twice as many pixels each way as the SVG has, by Cairo and Pango.
    public static func png(
        of places: LocatorPlaces, title: String, gazetteer: Gazetteer
    ) throws(LocatorMapError) -> [UInt8] {
        let library = try CairoLibrary.shared.get()
        return try PNGRenderer.bytes(
            of: try MapPage(places, title: title, gazetteer: gazetteer).scene, library: library)
    }
}

/// Why no map could be drawn.
public enum LocatorMapError: Error, Equatable, Sendable, CustomStringConvertible {
    /// libcairo or libpangocairo is not on this machine, or lacks a call that is needed.
    case drawingLibraryMissing(String)
    /// PROJ is missing or failed.
    case projection(ProjectionError)
    /// GEOS refused a shape.
    case shape(ShapeError)
    /// Cairo failed, in its own words.
    case drawing(String)

    /// One line: what was wrong and what to do.
    public var description: String {
        switch self {
        case .drawingLibraryMissing(let reason):
            "PNG maps need Cairo and Pango (Debian: apt-get install libpangocairo-1.0-0); SVG maps do not: \(reason)"
        case .projection(.libraryMissing(let reason)):
            "SVG and PNG maps need PROJ 9 (Debian: apt-get install libproj25): \(reason)"
        case .projection(let error): "\(error)"
        case .shape(let error): "a shape of the map could not be drawn: \(error)"
        case .drawing(let reason): "the map could not be drawn: \(reason)"
        }
    }
}
