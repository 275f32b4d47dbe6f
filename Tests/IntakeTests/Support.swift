import Foundation
import Geoparser
import Intake

/// What an input gave.
struct Taken {
    var articles: [GivenArticle] = []
    var problems: [IntakeProblem] = []

    init(_ path: String, _ format: InputFormat? = nil) throws {
        var articles: [GivenArticle] = []
        var problems: [IntakeProblem] = []
        try Intake(format: format).read(path) {
            articles.append($0)
        } onProblem: {
            problems.append($0)
        }
        (self.articles, self.problems) = (articles, problems)
    }

    /// Of a file of that name with these contents.
    init(_ contents: some Sequence<UInt8>, name: String, _ format: InputFormat? = nil) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(name)
        try Data(contents).write(to: file)
        try self.init(file.path, format)
    }

    init(_ contents: String, name: String, _ format: InputFormat? = nil) throws {
        try self.init(contents.utf8, name: name, format)
    }

    var texts: [String] { articles.map(\.string) }
    var failures: [String] { problems.filter { !$0.isWarning }.map(\.description) }
    var warnings: [String] { problems.filter(\.isWarning).map(\.description) }
}

extension GivenArticle {
    var string: String { String(decoding: text, as: UTF8.self) }
    var paragraphs: [String] { string.components(separatedBy: "\n\n").map { $0.trimmingCharacters(in: .newlines) } }
}

/// The folder of this target's tests.
let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

/// A file of a test's own, gone when the test is over.
final class TestFile {
    let path: String
    private let folder: URL

    init(_ contents: String, name: String) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent(name).path
        try Data(contents.utf8).write(to: URL(fileURLWithPath: path))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}
