import Mapping

/// Names of files for the texts of articles: safe whatever the articles are called, and never two alike in a run.
public struct TextFileNames: Sendable {
    /// How often a name was given, by its hash.
    private var given: [UInt64: Int] = [:]

    private static let longest = 120

    public init() {}

    /// `story-7.txt` for the article `story-7`. Letters, digits, `.`, `_` and `-` stay, all else becomes `_`; a name that
    /// had to be changed gets a hash of the id, so that other ids keep other names, and a name that comes again a number.
    /// O(id)
    public mutating func name(for id: String) -> String {
        let stem = Self.stem(id)
        let key = StableHash.value(of: stem.utf8)
        var name = stem
        while true {
            let count = given[key, default: 0]
            given[key] = count + 1
            if count > 0 { name = "\(stem)-\(count + 1)" }
            // The name with its number may be another article's own.
            if count == 0 || given.updateValue(1, forKey: StableHash.value(of: name.utf8)) == nil {
                return "\(name).txt"
            }
        }
    }

    private static func stem(_ id: String) -> String {
        var safe = String.UnicodeScalarView()
        var length = 0
        for scalar in id.unicodeScalars {
            let isSafe =
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "._-".unicodeScalars.contains(scalar)
            let kept = isSafe ? scalar : "_"
            length += String(kept).utf8.count
            if length > longest { break }
            safe.append(kept)
        }
        // Neither hidden, nor an option, nor a folder.
        while let first = safe.first, first == "." || first == "-" { safe.removeFirst() }
        let stem = safe.isEmpty ? "article" : String(safe)
        return stem == id ? stem : "\(stem)-\(String(StableHash.value(of: id.utf8), radix: 16))"
    }
}
