import Geo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes a GeoPackage 1.3 (OGC 12-128r17): a table a layer with an R-tree, by SQLite. A new file is written beside its place and
/// renamed; to a GeoPackage that is there already, layers and rows are added in one transaction, so that a failure
/// leaves it as it was.
public final class GeoPackageWriter: FeatureWriter {
    private let path: String
    private let temporary: String?
    private let database: Database
    private var tables: [String: GeoPackageTable] = [:]
    private var table: GeoPackageTable?
    private var isFinished = false

    public init(path: String) throws(ExportError) {
        guard path != "-" else {
            throw .invalid(path: "standard output", reason: "a GeoPackage needs a file: name one with -o")
        }
        self.path = path
        let exists = access(path, F_OK) == 0
        let place = exists ? path : Output.temporaryName(beside: path)
        temporary = exists ? nil : place
        if !exists { Unfinished.add(place) }
        database = try Database(file: place, calling: path)
        if exists {
            try Self.check(database, path)
            try database.run("BEGIN IMMEDIATE")
        } else {
            // Nobody else knows the file, and it is thrown away on failure: no journal is needed.
            try database.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;")
            try database.run("PRAGMA cache_size=-65536; PRAGMA application_id=0x47504B47; PRAGMA user_version=10300;")
            try database.run("BEGIN IMMEDIATE")
            try database.run(GeoPackageSchema.metadataTables)
        }
    }

    deinit {
        // Without a finish the transaction ends with the connection; a new file goes with it.
        guard let temporary else { return }
        if !isFinished { unlink(temporary) }
        Unfinished.remove(temporary)
    }

    public func begin(_ layer: Layer) throws(ExportError) {
        if let known = tables[layer.name] {
            table = known
        } else {
            let new = try GeoPackageTable(layer, in: database, path: path)
            tables[layer.name] = new
            table = new
        }
    }

    public func write(_ feature: Feature) throws(ExportError) {
        try table?.insert(feature)
    }

    public func finish() throws(ExportError) {
        for table in tables.values { try table.finish() }
        table = nil
        tables = [:]
        try database.run("COMMIT")
        if let temporary {
            guard rename(temporary, path) == 0 else { throw .system(operation: "write", path: path, code: errno) }
        }
        isFinished = true
    }

    private static func check(_ database: Database, _ path: String) throws(ExportError) {
        let application = Int32(try database.texts("PRAGMA application_id").first ?? "") ?? 0
        // 'GPKG', and 'GP10' and 'GP11' of the first versions.
        guard [0x4750_4B47, 0x4750_3130, 0x4750_3131].contains(application) else {
            throw .invalid(path: path, reason: "is not a GeoPackage: choose another name with -o")
        }
        guard !database.isReadOnly else {
            throw .invalid(path: path, reason: "is read-only: nothing was written")
        }
    }
}
