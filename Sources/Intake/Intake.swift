import Geoparser
import JSON

/// Articles out of the formats that newsrooms, crawlers and data engineers have them in.
///
/// Inputs are read in pieces: of a file of a million articles, one is in memory at a time.
public struct Intake: Sendable {
    /// What every input is taken for; without it, what its first bytes show, or else its ending.
    public var format: InputFormat?
    /// The most bytes that one article, or one page around an article, may have.
    public var limit = ReadingError.longestArticle

    public init(format: InputFormat? = nil) {
        self.format = format
    }

    /// Reads an input, packed by gzip or not.
    /// - Parameters:
    ///   - path: a file; `-` is standard input.
    ///   - onArticle: gets every article, in order. What it throws ends the reading and is thrown on.
    ///   - onProblem: gets what could not be read: the input, or one of its records, after which the others follow.
    public func read(
        _ path: String, onArticle: (GivenArticle) throws -> Void, onProblem: (IntakeProblem) -> Void
    ) throws {
        try withoutActuallyEscaping(onArticle) { onArticle in
            try withoutActuallyEscaping(onProblem) { onProblem in
                let name = path == "-" ? "standard input" : path
                var isEmpty = true
                let sink = Sink(path: name, limit: limit) {
                    isEmpty = false
                    try onArticle($0)
                } onProblem: {
                    isEmpty = isEmpty && $0.isWarning
                    onProblem($0)
                }
                do {
                    try read(path, into: sink)
                    if isEmpty { sink.problem("there is no article in it", at: nil) }
                } catch let error as IntakeError {
                    sink.problem(error, at: nil)
                } catch let error as ReadingError {
                    sink.problem(error, at: nil)
                } catch let error as JSONReadingError {
                    sink.problem(error, at: nil)
                }
            }
        }
    }

    private func read(_ path: String, into sink: Sink) throws {
        let file = try FileSource(path: path)
        var reader = ByteReader(file)
        let isPacked = try reader.peek(2) == [0x1F, 0x8B]
        if isPacked { reader = ByteReader(try GzipSource(reader)) }
        let format = try format ?? InputFormat(start: reader.peek(InputFormat.telling), path: path)
        switch format {
        case .text: try PlainText(sink: sink).read(reader)
        case .html: try WebPage(sink: sink).read(reader)
        case .markdown: try Markdown(sink: sink).read(reader)
        case .pdf: try PortableDocument(sink: sink).read(reader)
        case .feed: try Feed(sink: sink).read(reader)
        case .warc: try WebArchive(sink: sink).read(reader)
        case .gkg: try KnowledgeGraph(sink: sink).read(reader)
        case .json: try JSONArticles(sink: sink).readDocument(reader)
        case .jsonl: try JSONArticles(sink: sink).readLines(reader)
        }
    }
}
