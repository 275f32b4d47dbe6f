/// Writes the answers of other tools: one line an article, as each of them answers for one text.
final class TradeWriter: MapWriter {
    private let output: Output
    private let format: Format
    private var buffer = ByteBuffer()
    private var articleCount = 0

    init(to output: Output, as format: Format) {
        self.output = output
        self.format = format
    }

    func add(_ part: MapPart) throws(ExportError) {
        switch format {
        case .cliff: buffer.append(json: part.cliff)
        case .mordecai: buffer.append(json: part.mordecai)
        default: buffer.append(part.gkg(number: articleCount))
        }
        buffer.append("\n")
        articleCount += 1
        try buffer.flush(to: output)
    }

    func finish() throws(ExportError) -> Int {
        try buffer.flush(to: output, force: true)
        try output.commit()
        return 0
    }
}
