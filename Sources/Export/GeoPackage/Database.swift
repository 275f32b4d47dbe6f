import CSQLite

/// One SQLite connection, for one thread, which turns every failure into an `ExportError` in plain words.
final class Database {
    private let handle: OpaquePointer
    /// As the user named the file.
    private let path: String

    /// - Parameters:
    ///   - file: the file to open, made if it is not there.
    ///   - path: how to call it in messages.
    init(file: String, calling path: String) throws(ExportError) {
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(file, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            sqlite3_close(handle)
            throw .invalid(path: path, reason: "cannot be opened: \(String(cString: sqlite3_errstr(code)))")
        }
        self.handle = handle
        self.path = path
        sqlite3_busy_timeout(handle, 3000)
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

    var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Runs statements that answer nothing.
    func run(_ sql: String) throws(ExportError) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    /// The first column of every row, as text.
    func texts(_ sql: String, _ arguments: String...) throws(ExportError) -> [String] {
        let statement = try prepare(sql)
        for (index, argument) in arguments.enumerated() { statement.bind(argument, at: index + 1) }
        var texts: [String] = []
        while try statement.step() { texts.append(statement.text(0)) }
        return texts
    }

    func prepare(_ sql: String) throws(ExportError) -> Statement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else { throw failure() }
        return Statement(statement, of: self)
    }

    func failure() -> ExportError {
        let reason =
            switch sqlite3_errcode(handle) & 0xFF {
            case SQLITE_BUSY, SQLITE_LOCKED: "is locked by another program (QGIS?): close it there and try again"
            case SQLITE_READONLY, SQLITE_PERM: "is read-only: nothing was written"
            case SQLITE_FULL: "the disk is full; nothing was written. Free some space or choose another place with -o"
            case SQLITE_NOTADB: "is not a GeoPackage: choose another name with -o"
            case SQLITE_CORRUPT: "is damaged: \(String(cString: sqlite3_errmsg(handle)))"
            default: "SQLite: \(String(cString: sqlite3_errmsg(handle)))"
            }
        return .invalid(path: path, reason: reason)
    }
}

/// A prepared statement; keeps its connection alive.
final class Statement {
    private let handle: OpaquePointer
    private let database: Database

    fileprivate init(_ handle: OpaquePointer, of database: Database) {
        self.handle = handle
        self.database = database
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// SQLite copies what is bound with this marker (SQLITE_TRANSIENT, which C writes as a cast of -1 and Swift cannot import).
    private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(_ text: String, at index: Int) {
        ByteBuffer.withUTF8(of: text) { bytes in
            _ = bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text64(
                    handle, Int32(index), $0.baseAddress, UInt64($0.count), Self.copies, UInt8(SQLITE_UTF8))
            }
        }
    }

    func bind(_ integer: Int64, at index: Int) { sqlite3_bind_int64(handle, Int32(index), integer) }

    func bind(_ number: Double, at index: Int) { sqlite3_bind_double(handle, Int32(index), number) }

    func bindNull(at index: Int) { sqlite3_bind_null(handle, Int32(index)) }

    func bind(_ bytes: borrowing ByteBuffer, at index: Int) {
        bytes.withBytes { _ = sqlite3_bind_blob64(handle, Int32(index), $0.baseAddress, UInt64($0.count), Self.copies) }
    }

    /// True when there is a row; after the last one the statement is ready to run again.
    @discardableResult
    func step() throws(ExportError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(handle)
            return false
        default:
            let failure = database.failure()
            sqlite3_reset(handle)
            throw failure
        }
    }

    func text(_ column: Int) -> String {
        sqlite3_column_text(handle, Int32(column)).map { String(cString: $0) } ?? ""
    }

    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }
}

/// A name for SQL, quoted.
func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
