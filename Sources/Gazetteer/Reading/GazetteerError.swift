import Mapping

/// Why a gazetteer cannot be used, in one line that ends with the command that mends it.
public struct GazetteerError: Error, Hashable, Sendable, CustomStringConvertible {
    public let cause: SectionedFileError

    public var description: String {
        "\(cause); mend it with: geonews gazetteer build Gazetteer --output \(path)"
    }

    private var path: String {
        switch cause {
        case .unreadable(let path, _), .empty(let path), .foreign(let path, _, _), .otherVersion(let path, _, _),
            .truncated(let path, _, _), .corrupt(let path, _, _), .unwritable(let path, _):
            path
        }
    }
}
