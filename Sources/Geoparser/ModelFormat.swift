import Mapping

/// The weights file: sections of recognition begin with R, those of resolution with S.
public enum ModelFormat {
    public static let magic = "GEONEWSM"
    /// Changes when a section changes its meaning.
    public static let version: UInt32 = 1

    /// Maps a weights file and checks its header. Nothing is parsed.
    public static func open(path: String) throws(SectionedFileError) -> SectionedFile {
        try SectionedFile(path: path, magic: magic, version: version)
    }
}
