import Geo

/// A map that is being written, article by article, so that memory stays flat. Without `finish` the output is left as it was.
public protocol MapWriter: AnyObject {
    func add(_ part: MapPart) throws(ExportError)
    /// Writes what is left and puts the output in its place.
    /// - Returns: how many features the format has no room for: those without geometry in FlatGeobuf.
    func finish() throws(ExportError) -> Int
}

/// Writes a map through a format's writer of features, layer by layer.
final class LayeredMapWriter<Writer: FeatureWriter & ~Copyable>: MapWriter {
    private var writer: Writer
    private let layers: MapLayers
    private let kept: KeptLayers
    private var current = ""

    /// Begins the layer of places, so that it is there even in a map without any.
    /// - Parameter kept: the layers beside the places that the format has room for.
    init(_ writer: consuming Writer, _ layers: MapLayers, keeping kept: KeptLayers = []) throws(ExportError) {
        self.writer = writer
        self.layers = layers
        self.kept = kept
        try begin(layers.places)
    }

    func add(_ part: MapPart) throws(ExportError) {
        try writer.note(part.facts)
        try write(part.places, to: layers.places)
        if kept.contains(.mentions) { try write(part.mentions, to: layers.mentions) }
        if kept.contains(.regions) { try write(part.regions, to: layers.regions) }
        if kept.contains(.articles) { try write(part.articles, to: layers.articles) }
    }

    func finish() throws(ExportError) -> Int {
        try writer.finish()
        return writer.skippedCount
    }

    private func write(_ features: [Feature], to layer: Layer) throws(ExportError) {
        guard !features.isEmpty else { return }
        if layer.name != current { try begin(layer) }
        for feature in features { try writer.write(feature) }
    }

    private func begin(_ layer: Layer) throws(ExportError) {
        try writer.begin(layer)
        current = layer.name
    }
}

/// Layers beside the places.
struct KeptLayers: OptionSet {
    let rawValue: Int

    static let mentions = KeptLayers(rawValue: 1)
    static let regions = KeptLayers(rawValue: 2)
    static let articles = KeptLayers(rawValue: 4)
}
