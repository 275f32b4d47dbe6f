#if canImport(Glibc)
    import Glibc
#endif

/// Why an input, or a record of it, could not be read. The description is one line: what is wrong, what to do.
public enum IntakeError: Error, Equatable, CustomStringConvertible {
    /// The system refused; the error number.
    case system(Int32)
    case directory
    /// What a format's words say is wrong with the bytes.
    case malformed(String)
    /// More bytes than one article may have.
    case tooLong(what: String, limit: Int)
    case brokenGzip(String)
    /// The program that a format needs is not there.
    case missingProgram(name: String, package: String, format: String)

    public var description: String {
        switch self {
        case .system(let code): String(cString: strerror(code)).lowercased()
        case .directory: "is a directory: name the files in it"
        case .malformed(let words): words
        case .tooLong(let what, let limit):
            "\(what) is longer than \(limit >> 20) MiB, more than one article: split it into its articles"
        case .brokenGzip(let reason): "the gzip data is broken: \(reason)"
        case .missingProgram(let name, let package, let format):
            "\(format) needs the program \(name): install it, on Debian by apt install \(package)"
        }
    }
}

/// An input, or one record of it, that could not be read.
public struct IntakeProblem: Error, CustomStringConvertible {
    /// The input's path; `standard input` for `-`.
    public var path: String
    /// Where in it: `line 3`, a record's address; nil for the whole.
    public var place: String?
    public var reason: String
    /// Something that the format itself leaves out, and no failure.
    public var isWarning = false

    public init(path: String, place: String? = nil, reason: some CustomStringConvertible) {
        self.path = path
        self.place = place
        self.reason = reason.description
    }

    public var description: String { ([path] + [place].compactMap { $0 } + [reason]).joined(separator: ": ") }
}
