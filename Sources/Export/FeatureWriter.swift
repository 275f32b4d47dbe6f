import Geo

/// Turns features into one format's bytes, one at a time, so that memory stays flat.
/// Call `begin` once, `write` for each feature, `finish` once; without `finish` the output is left as it was.
public protocol FeatureWriter: ~Copyable {
    /// - Parameters:
    ///   - name: the layer's name.
    ///   - metadata: what is said of the collection as a whole; formats without a place for it leave it out.
    mutating func begin(name: String, metadata: Properties) throws(ExportError)
    mutating func write(_ feature: Feature) throws(ExportError)
    /// Writes what is left and puts the output in its place.
    mutating func finish() throws(ExportError)
}

extension FeatureWriter where Self: ~Copyable {
    /// Begins, writes and finishes in one go.
    public mutating func write(_ collection: FeatureCollection) throws(ExportError) {
        try begin(name: collection.name, metadata: collection.metadata)
        for feature in collection.features { try write(feature) }
        try finish()
    }
}
