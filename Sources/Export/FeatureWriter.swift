import Geo

/// Turns features into one format's bytes, one at a time, so that memory stays flat.
/// Call `begin` for a layer, `write` for each of its features, and `finish` once at the end; without `finish` the output is
/// left as it was. To `begin` a layer again, by its name, is to go on with it. Formats that hold one layer refuse a second.
public protocol FeatureWriter: ~Copyable {
    /// How many features were left out because the format has no room for them.
    var skippedCount: Int { get }
    mutating func begin(_ layer: Layer) throws(ExportError)
    mutating func write(_ feature: Feature) throws(ExportError)
    /// Notes what is said of one article of many, in the formats that have room for it.
    mutating func note(_ facts: Properties) throws(ExportError)
    /// Writes what is left and puts the output in its place.
    mutating func finish() throws(ExportError)
}

extension FeatureWriter where Self: ~Copyable {
    public var skippedCount: Int { 0 }

    public mutating func note(_ facts: Properties) throws(ExportError) {}

    /// Begins, writes and finishes in one go.
    public mutating func write(_ collection: FeatureCollection) throws(ExportError) {
        try begin(Layer(describing: collection))
        for feature in collection.features { try write(feature) }
        try finish()
    }
}
