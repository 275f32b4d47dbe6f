import Geo

/// A value of the outermost level.
public struct JSONRecord {
    /// Without the members that are kept as bytes.
    public var value: PropertyValue
    /// Strings without their escapes, as the input has them: no one has looked whether they are UTF-8.
    public var texts: [(name: String, bytes: [UInt8])]

    public init(value: PropertyValue, texts: [(name: String, bytes: [UInt8])] = []) {
        self.value = value
        self.texts = texts
    }
}
