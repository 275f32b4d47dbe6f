/// Why a sectioned file cannot be used: one line that says where, what was expected and what was found.
public enum SectionedFileError: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case empty(path: String)
    case foreign(path: String, expected: String, found: String)
    case otherVersion(path: String, expected: UInt32, found: UInt32)
    case truncated(path: String, expected: Int, found: Int)
    case corrupt(path: String, expected: String, found: String)
    case unwritable(path: String, reason: String)

    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
        case .empty(let path): "\(path): expected a header, found an empty file"
        case .foreign(let path, let expected, let found):
            "\(path): expected a file that begins with \(expected), found \(found)"
        case .otherVersion(let path, let expected, let found):
            "\(path): expected format version \(expected), found \(found)"
        case .truncated(let path, let expected, let found):
            "\(path): expected \(expected) bytes, found \(found): the file is truncated or has been added to"
        case .corrupt(let path, let expected, let found): "\(path): damaged: expected \(expected), found \(found)"
        case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
        }
    }
}
