import Export
import Intake

#if canImport(Glibc)
    import Glibc
#endif

/// The folder of `--text-out`: one file an article.
struct TextFolder {
    private let path: String
    private var names = TextFileNames()

    /// Makes the folder where there is none.
    init(_ path: String) throws(Failure) {
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw Failure(path, InputFile.reason(errno)) }
        self.path = path
    }

    /// Writes the text beside its place and renames it.
    mutating func write(_ given: GivenArticle) throws {
        let file = try Output(path: "\(path)/\(names.name(for: given.article.id))")
        try file.write(given.text)
        try file.commit()
    }
}
