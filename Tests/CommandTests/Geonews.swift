import Foundation
import Testing

/// The real binary, run as a user runs it.
enum Geonews {
    struct Result {
        var code: Int32
        var output: String
        var errors: String

        /// The lines on standard error.
        var errorLines: [Substring] { errors.split(separator: "\n") }
    }

    static let environment = ProcessInfo.processInfo.environment

    /// `GEONEWS_BINARY`, as `make test` sets it; otherwise the one beside the tests.
    static let binary: URL = {
        if let path = environment["GEONEWS_BINARY"] { return URL(fileURLWithPath: path) }
        return Bundle.allBundles.map(\.bundleURL).map { $0.deletingLastPathComponent() }.first {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("geonews").path)
        }.map { $0.appendingPathComponent("geonews") } ?? URL(fileURLWithPath: ".build/debug/geonews")
    }()

    /// The package's folder.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of corpora and real articles beside the package, which a user's clone has not got.
    static let shared: URL? = {
        let folder =
            environment["GEONEWS_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? root.deletingLastPathComponent().appendingPathComponent("shared")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static func run(_ arguments: [String], input: Data = Data(), environment extra: [String: String] = [:]) throws
        -> Result
    {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = root
        process.environment = environment.merging(extra) { $1 }
        let folder = try TemporaryFolder()
        let (output, errors) = (folder.url("output"), folder.url("errors"))
        for file in [output, errors] { try Data().write(to: file) }
        let inputFile = folder.url("input")
        try input.write(to: inputFile)
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Result(
            code: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    static func run(_ arguments: String..., input: String = "") throws -> Result {
        try run(arguments, input: Data(input.utf8))
    }
}

/// A folder of a test's own, gone when the test is over.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("geonews-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func url(_ name: String) -> URL { url.appendingPathComponent(name) }

    /// Writes a file and gives its path.
    func file(_ name: String, _ contents: String) throws -> String {
        try file(name, Data(contents.utf8))
    }

    func file(_ name: String, _ contents: Data) throws -> String {
        try contents.write(to: url(name))
        return url(name).path
    }

    var names: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    }
}

/// A GeoJSON file as a test looks at it.
struct Places {
    struct Place {
        var name: String
        var id: Any?
        var longitude: Double
        var latitude: Double
        var properties: [String: Any]

        func text(_ property: String) -> String? { properties[property] as? String }
        func list(_ property: String) -> [String] { properties[property] as? [String] ?? [] }

        /// Kilometres to a point, by the haversine formula.
        func kilometres(to longitude: Double, _ latitude: Double) -> Double {
            let radians = Double.pi / 180
            let a = sin((latitude - self.latitude) * radians / 2)
            let b = sin((longitude - self.longitude) * radians / 2)
            let h = a * a + cos(self.latitude * radians) * cos(latitude * radians) * b * b
            return 2 * 6371 * asin(sqrt(h))
        }
    }

    var object: [String: Any]
    var places: [Place]

    init(_ json: String) throws {
        object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let features = try #require(object["features"] as? [[String: Any]])
        places = try features.map { feature in
            let properties = try #require(feature["properties"] as? [String: Any])
            let geometry = feature["geometry"] as? [String: Any]
            let point = geometry?["coordinates"] as? [Double] ?? [.nan, .nan]
            return Place(
                name: properties["name"] as? String ?? "", id: feature["id"], longitude: point[0], latitude: point[1],
                properties: properties)
        }
    }

    /// The place that the article calls so.
    func matching(_ words: String) -> Place? {
        places.first { $0.list("variants").contains(words) }
    }

    var article: [String: Any] {
        (object["geonews"] as? [String: Any] ?? object)["article"] as? [String: Any] ?? [:]
    }
}
