import Geo

/// The member `articles` of a collection of many: it is known only with the last article and may be long, so that it waits
/// in a temporary file.
final class Notes {
    private let spool: Spool
    private var buffer = ByteBuffer()
    private var isFirst = true

    init() throws(ExportError) {
        spool = try Spool()
    }

    func add(_ facts: Properties) throws(ExportError) {
        if !isFirst { buffer.append(",\n") }
        isFirst = false
        buffer.append(json: facts)
        guard buffer.count >= 1 << 16 else { return }
        try spool.append(buffer)
        buffer.removeAll()
    }

    /// Appends the member with the comma before it.
    func append(to bytes: inout ByteBuffer, _ output: Output) throws(ExportError) {
        bytes.append(",\n\"articles\":[\n")
        try spool.copy(into: &bytes, output)
        buffer.withBytes { bytes.append($0.bindMemory(to: UInt8.self)) }
        bytes.append("\n]")
    }
}
