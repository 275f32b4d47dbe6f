import FoundationEssentials
import Gazetteer

/// A gazetteer of some forty places, built from Tests/Fixtures/SmallWorld in milliseconds, for the tests of every room.
public enum SmallWorld {
    /// The folder of the text tables.
    public static let folder: String = {
        let parts = #filePath.split(separator: "/").dropLast(2)
        return "/" + parts.joined(separator: "/") + "/Fixtures/SmallWorld"
    }()

    /// Builds the gazetteer in a temporary folder and opens it; the file is gone when this returns.
    public static func gazetteer() throws -> Gazetteer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "geonews-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try build(into: folder)
    }

    /// Builds the file into a folder that exists and opens it.
    public static func build(into directory: String) throws -> Gazetteer {
        let path = directory + "/small-world.gazetteer"
        try GazetteerBuilder.build(from: folder, to: path)
        return try Gazetteer(path: path)
    }
}
