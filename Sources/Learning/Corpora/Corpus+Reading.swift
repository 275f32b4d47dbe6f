import FoundationEssentials
import Markup

extension Corpus {
    /// Reads a corpus file or folder. The format is taken from the content when it is not given.
    ///
    /// - Parameters:
    ///   - skippingErrors: leaves out what is malformed and lists it in `problems`, instead of throwing the first.
    ///   - demonyms: tells adjectives and peoples from places in corpora that mark both alike.
    /// - Complexity: O(bytes).
    public init(
        contentsOf path: String, format: CorpusFormat? = nil, columns: ColumnLayout? = nil,
        skippingErrors: Bool = false,
        demonyms: DemonymRule = DemonymRule()
    ) throws(CorpusError) {
        var builder = CorpusBuilder(path: path, skipsErrors: skippingErrors, demonyms: demonyms)
        if Self.isFolder(path) {
            self = try Self.folder(path, format: format, columns: columns, builder: builder)
            return
        }
        let bytes = try Self.bytes(of: path)
        let format = if let format { format } else { try Self.format(of: bytes, path: path) }
        switch format {
        case .lgl, .geovirus, .geowebnews:
            try builder.readXML(bytes, format: format)
        case .conll:
            let text = String(decoding: bytes, as: UTF8.self)
            try builder.readColumns(text, id: Self.stem(path), layout: columns, isOneArticle: false)
        case .brat:
            let annotations = try Self.bytes(of: String(path.dropLast(4)) + ".ann")
            try builder.readBrat(
                text: String(decoding: bytes, as: UTF8.self), annotations: String(decoding: annotations, as: UTF8.self),
                id: Self.stem(path))
        case .jsonl:
            try builder.readJSONLines(bytes)
        }
        self = builder.corpus(format)
        if articles.isEmpty && builder.problems.isEmpty {
            throw CorpusError(path: path, message: "no article in it, read as \(format.rawValue); say another --format")
        }
    }

    /// Every file of a folder that the format knows, in the order of their names.
    private static func folder(
        _ path: String, format: CorpusFormat?, columns: ColumnLayout?, builder: CorpusBuilder
    ) throws(CorpusError) -> Corpus {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        let format = format ?? (names.contains { $0.hasSuffix(".ann") } ? .brat : .conll)
        let endings = format == .brat ? [".txt"] : format == .jsonl ? [".jsonl"] : [".tsv", ".conll", ".iob2", ".bio"]
        var all = Corpus(name: stem(path), format: format, articles: [])
        for name in names where endings.contains(where: { name.hasSuffix($0) }) {
            var part = CorpusBuilder(
                path: path + "/" + name, skipsErrors: builder.skipsErrors, demonyms: builder.demonyms)
            if format == .conll {
                let text = String(decoding: try bytes(of: part.path), as: UTF8.self)
                try part.readColumns(text, id: stem(name), layout: columns, isOneArticle: true)
                all.append(part.corpus(format))
            } else {
                all.append(
                    try Corpus(
                        contentsOf: part.path, format: format, skippingErrors: part.skipsErrors, demonyms: part.demonyms
                    ))
            }
        }
        guard !all.articles.isEmpty else {
            throw CorpusError(path: path, message: "no \(endings.joined(separator: ", ")) file in this folder")
        }
        return all
    }

    private mutating func append(_ other: Corpus) {
        articles += other.articles
        reanchored += other.reanchored
        problems += other.problems
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    private static func bytes(of path: String) throws(CorpusError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CorpusError(path: path, message: "no such file, or it cannot be read")
        }
        return Array(data)
    }

    private static func stem(_ path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.split(separator: ".").first.map(String.init) ?? file
    }

    private static func format(of bytes: [UInt8], path: String) throws(CorpusError) -> CorpusFormat {
        let head = String(decoding: bytes.prefix(65536), as: UTF8.self)
        if path.hasSuffix(".jsonl") || head.first == "{" { return .jsonl }
        if let first = head.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }), first == "<" {
            if head.contains("<locations") { return .geovirus }
            return head.contains("<geonamesID") || head.contains("<extractedName") ? .geowebnews : .lgl
        }
        if path.hasSuffix(".txt"), FileManager.default.fileExists(atPath: String(path.dropLast(4)) + ".ann") {
            return .brat
        }
        if [".conll", ".tsv", ".iob2", ".bio", ".conll.txt"].contains(where: { path.hasSuffix($0) }) { return .conll }
        throw CorpusError(
            path: path,
            message: "unknown corpus format; say --format "
                + CorpusFormat.allCases.map(\.rawValue).joined(separator: "|"))
    }
}

extension CorpusBuilder {
    fileprivate mutating func readXML(_ bytes: [UInt8], format: CorpusFormat) throws(CorpusError) {
        let document: MarkupDocument
        do throws(MarkupError) {
            document = try MarkupDocument(xml: bytes, repairing: skipsErrors)
        } catch {
            throw CorpusError(path: path, line: error.line, message: "malformed XML: \(error.message)")
        }
        if let repair = document.repair { try report("malformed XML: \(repair.message)", line: repair.line) }
        guard let root = document.root else { throw CorpusError(path: path, message: "no element in the XML") }
        switch format {
        case .geovirus: try readGeoVirus(root)
        case .geowebnews: try readGeoWebNews(root)
        default: try readLGL(root)
        }
    }
}
