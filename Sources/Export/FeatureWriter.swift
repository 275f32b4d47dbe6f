import Geo

/// Turns features into one format's bytes, one at a time, so that memory stays flat.
/// Call `begin` for a layer, `write` for each of its features, and `finish` once at the end; without `finish` the output is
/// left as it was. Formats that hold one layer refuse a second `begin`.
public protocol FeatureWriter: ~Copyable {
    mutating func begin(_ layer: Layer) throws(ExportError)
    mutating func write(_ feature: Feature) throws(ExportError)
    /// Writes what is left and puts the output in its place.
    mutating func finish() throws(ExportError)
}

extension FeatureWriter where Self: ~Copyable {
    /// Begins, writes and finishes in one go.
    public mutating func write(_ collection: FeatureCollection) throws(ExportError) {
        try add(collection)
        try finish()
    }

    /// Begins a layer and writes its features.
    mutating func add(_ collection: FeatureCollection, style: String? = nil) throws(ExportError) {
        try begin(Layer(describing: collection, style: style))
        for feature in collection.features { try write(feature) }
    }
}
