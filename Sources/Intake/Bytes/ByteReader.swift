import Geoparser

/// Reads a source by lines, by counts, or whole, and never holds more than was asked for.
final class ByteReader {
    private let source: any ByteSource
    private var buffer: [UInt8] = []
    private var position = 0
    private var hasEnded = false
    /// Why the source ended early; what came before is read first.
    private var failure: IntakeError?

    /// A line, or as much of the file as a limit allows.
    enum Line: Equatable {
        case bytes([UInt8])
        /// Longer than the limit; it has been passed over.
        case tooLong
    }

    init(_ source: any ByteSource) {
        self.source = source
    }

    convenience init(_ bytes: [UInt8]) {
        self.init(MemorySource(bytes))
    }

    /// Reads one more piece; false at the end, or where the source fails.
    private func fill() -> Bool {
        guard !hasEnded else { return false }
        let piece: [UInt8]
        do throws(IntakeError) {
            piece = try source.next()
        } catch {
            (failure, hasEnded) = (error, true)
            return false
        }
        if piece.isEmpty {
            hasEnded = true
            return false
        }
        if position == buffer.count {
            (buffer, position) = (piece, 0)
        } else {
            if position > 0 {
                buffer.removeFirst(position)
                position = 0
            }
            buffer += piece
        }
        return true
    }

    /// Whether there is another byte.
    /// - Throws: what the source failed with, once all before it has been read.
    private func hasMore() throws(IntakeError) -> Bool {
        if position < buffer.count || fill() { return true }
        if let failure { throw failure }
        return false
    }

    /// The next bytes, without taking them; fewer at the end, and before bytes that cannot be read.
    func peek(_ count: Int) throws(IntakeError) -> ArraySlice<UInt8> {
        while buffer.count - position < count, fill() {}
        _ = try hasMore()
        return buffer[position...].prefix(count)
    }

    /// The next line without its break (LF or CR LF); nil at the end.
    func line(limit: Int) throws(IntakeError) -> Line? {
        var line: [UInt8] = []
        var isTooLong = false
        var hasBegun = false
        while true {
            guard try hasMore() else {
                return !hasBegun ? nil : isTooLong ? .tooLong : .bytes(line)
            }
            hasBegun = true
            let end = buffer.first(0x0A, from: position)
            let part = buffer[position..<(end ?? buffer.count)]
            isTooLong = isTooLong || line.count + part.count > limit
            if isTooLong { line = [] } else { line += part }
            position = end.map { $0 + 1 } ?? buffer.count
            if end != nil {
                if line.last == 0x0D { line.removeLast() }
                return isTooLong ? .tooLong : .bytes(line)
            }
        }
    }

    /// As many bytes as there are, up to a count.
    func take(_ count: Int) throws(IntakeError) -> [UInt8] {
        var taken: [UInt8] = []
        while taken.count < count {
            guard try hasMore() else { break }
            let part = buffer[position...].prefix(count - taken.count)
            taken += part
            position += part.count
        }
        return taken
    }

    /// Passes over bytes. Returns how many there were.
    func skip(_ count: Int) throws(IntakeError) -> Int {
        var skipped = 0
        while skipped < count {
            guard try hasMore() else { break }
            let part = min(buffer.count - position, count - skipped)
            position += part
            skipped += part
        }
        return skipped
    }

    /// All that is left.
    /// - Throws: `IntakeError.tooLong`, naming `what`, as soon as there is more than the limit.
    func rest(limit: Int, what: String) throws(IntakeError) -> [UInt8] {
        let bytes = try take(limit + 1)
        guard bytes.count <= limit else { throw .tooLong(what: what, limit: limit) }
        return bytes
    }
}

extension ByteReader: ByteSource {
    /// What is buffered, then what the source has.
    func next() throws(IntakeError) -> [UInt8] {
        guard try hasMore() else { return [] }
        defer { position = buffer.count }
        return position == 0 ? buffer : Array(buffer[position...])
    }
}
