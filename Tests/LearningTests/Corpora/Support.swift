import Foundation
import Testing

@testable import Learning

/// Writes a corpus of a test's own into a file that is gone after the test.
func withFile<Result>(_ name: String, _ content: String, _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("geonews-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent(name).path
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    return try body(path)
}

/// Where the corpora that cannot be committed lie: `$GEONEWS_SHARED`, or `../shared` beside the package.
enum SharedData {
    static let folder: String = {
        if let folder = ProcessInfo.processInfo.environment["GEONEWS_SHARED"] { return folder }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appendingPathComponent("shared").path
    }()

    static func path(_ name: String) -> String { folder + "/corpora/" + name }
    static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}

extension CorpusArticle {
    /// The annotated words, in order.
    var words: [String] { gold.map { article.text.string($0.range) } }
}
