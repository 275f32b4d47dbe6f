import Foundation
import Testing

extension Geonews {
    static let isTimeInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/time")

    /// The most memory that the real binary holds at once, in megabytes, by GNU time.
    static func peakMegabytes(_ arguments: [String]) throws -> Double {
        let folder = try TemporaryFolder()
        let report = folder.url("report")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/time")
        process.arguments = ["-f", "%M", "-o", report.path, binary.path] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let kilobytes = Double(try String(contentsOf: report, encoding: .utf8).filter(\.isNumber))
        return try #require(kilobytes) / 1024
    }
}
