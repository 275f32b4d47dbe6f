import Geo

/// JSON as bytes, for what is not a file of features.
public enum JSONText {
    /// The value in one line, escaped by construction. O(size)
    public static func bytes(of value: PropertyValue) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.append(json: value)
        return buffer.withBytes { Array($0) }
    }

    /// The members of an object, without its braces.
    static func members(of entries: [Properties.Entry]) -> [UInt8] {
        var buffer = ByteBuffer(capacity: 1 << 10)
        buffer.append(members: entries[...], after: 0)
        return buffer.withBytes { Array($0) }
    }
}
