import ArgumentParser
import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finds the files that come with the command: the gazetteer and the model.
enum ResourceFile: String {
    case gazetteer = "geonews.gazetteer"
    case model = "geonews.model"

    private var variable: String {
        switch self {
        case .gazetteer: "GEONEWS_GAZETTEER"
        case .model: "GEONEWS_MODEL"
        }
    }

    private var option: String {
        switch self {
        case .gazetteer: "--gazetteer"
        case .model: "--model"
        }
    }

    private var remedy: String {
        switch self {
        case .gazetteer: "geonews gazetteer build Gazetteer --output \(rawValue)"
        case .model: "geonews train"
        }
    }

    /// The path to use: the one that was given; else the environment's; else the file beside the executable or in
    /// `../share/geonews`. The first two are taken as they are, so that a wrong one is told by whoever opens it.
    /// Throws a `ValidationError` that says where it was looked for.
    func locate(_ given: String? = nil) throws -> String {
        if let given { return given }
        if let named = getenv(variable), named.pointee != 0 { return String(cString: named) }
        let candidates = ResourceFiles.folders.map { "\($0)/\(rawValue)" }
        for candidate in candidates where access(candidate, R_OK) == 0 { return candidate }
        throw Failure(
            "no \(rawValue) at \(candidates.joined(separator: " or ")); name one by \(option) or $\(variable), "
                + "or make one with: \(remedy)")
    }
}

/// Folders in which the command's files may lie: beside it, and in `share` where it was installed.
enum ResourceFiles {
    static let folders = [executableFolder, "\(executableFolder)/../share/geonews"]

    /// A file of the `web` folder.
    static func path(ofWebFile name: String) throws(Failure) -> String {
        for folder in folders where access("\(folder)/web/\(name)", R_OK) == 0 { return "\(folder)/web/\(name)" }
        throw Failure("web/\(name) is not beside the command: run make, which puts it there")
    }

    private static var executableFolder: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let path =
            length > 0
            ? String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            : CommandLine.arguments[0]
        return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}

/// The option that names a gazetteer, shared by all subcommands that need one.
struct GazetteerOption: ParsableArguments {
    @Option(
        name: .customLong("gazetteer"),
        help: ArgumentHelp("The compiled gazetteer.", valueName: "file"), completion: .file())
    var path: String?

    func open() throws -> Gazetteer {
        try Gazetteer(path: ResourceFile.gazetteer.locate(path))
    }
}
