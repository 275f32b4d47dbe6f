import Mapping

/// Why a gazetteer cannot be used, in one line that ends with the command that mends it.
public struct GazetteerError: Error, Hashable, Sendable, CustomStringConvertible {
    public let cause: SectionedFileError

    public var description: String {
        "\(cause); mend it with: geonews gazetteer build Gazetteer --output \(remade)"
    }

    /// The damaged file itself; a file that was no gazetteer is not to be written over.
    private var remade: String {
        switch cause {
        case .otherVersion(let path, _, _), .truncated(let path, _, _), .corrupt(let path, _, _): path
        case .unreadable, .empty, .foreign, .unwritable: "geonews.gazetteer"
        }
    }
}
