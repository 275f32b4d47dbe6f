import Gazetteer

/// A gazetteer of some forty places, built from Tests/Fixtures/SmallWorld in milliseconds, for the tests of every room.
public enum SmallWorld {
    /// The folder of the text tables.
    public static let folder: String = {
        let parts = #filePath.split(separator: "/").dropLast(2)
        return "/" + parts.joined(separator: "/") + "/Fixtures/SmallWorld"
    }()

    /// Builds the file into a folder that exists and opens it.
    public static func build(into directory: String) throws -> Gazetteer {
        let path = directory + "/small-world.gazetteer"
        try GazetteerBuilder.build(from: folder, to: path)
        return try Gazetteer(path: path)
    }
}
