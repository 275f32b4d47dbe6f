/// Why bytes could not be read as an article. The description is one line: what is wrong, where, what to do.
public enum ReadingError: Error, Equatable, CustomStringConvertible {
    case empty
    case tooLong(bytes: Int)
    case binary(kind: String)
    case notUTF8(offset: Int, byte: UInt8)

    /// The longest text that is taken for one article, in bytes. A longer one is a collection, not an article.
    public static let longestArticle = 16 << 20

    public var description: String {
        switch self {
        case .empty:
            "there is no text in it"
        case .tooLong(let bytes):
            "\(bytes) bytes are more than one article (\(Self.longestArticle) at most): split it into its articles"
        case .binary(let kind):
            "this is \(kind), not text: extract its text first"
        case .notUTF8(let offset, let byte):
            "not UTF-8: byte 0x\(String(byte, radix: 16, uppercase: true)) at offset \(offset): "
                + "convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8"
        }
    }
}
