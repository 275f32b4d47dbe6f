import CPROJ

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Owns one PROJ context: for one thread, network off, messages caught. Objects made with it keep it alive.
final class ProjContext {
    /// What PROJ logged last; some of its errors are told nowhere else ("crs not found").
    private final class Log {
        var text: String?
    }

    let library: ProjLibrary
    private let pointer: OpaquePointer
    private let log = Log()

    /// - Parameters:
    ///   - dataFolder: where proj.db lies; nil looks next to the binary, then leaves it to PROJ (PROJ_DATA, its own default).
    ///   - needsDatabase: false for projections by their formula alone, which open no database.
    init(library: ProjLibrary, dataFolder: String? = nil, needsDatabase: Bool = true) throws(ProjectionError) {
        guard let pointer = library.createContext() else { throw .failed("no context could be made") }
        self.library = library
        self.pointer = pointer
        // The callback gets an unretained pointer: `log` lives as long as the context that calls it.
        library.setLog(pointer, Unmanaged.passUnretained(log).toOpaque()) { target, _, message in
            guard let target, let message else { return }
            Unmanaged<Log>.fromOpaque(target).takeUnretainedValue().text = String(cString: message)
        }
        _ = library.enableNetwork(pointer, 0)
        if needsDatabase, let folder = dataFolder ?? Self.folderNextToBinary() {
            folder.withCString { text in
                var paths: [UnsafePointer<CChar>?] = [text]
                library.setSearchPaths(pointer, 1, &paths)
            }
        }
        guard !needsDatabase || library.databasePath(pointer) != nil else { throw .databaseMissing }
    }

    deinit {
        _ = library.destroyContext(pointer)
    }

    /// Lends the pointer; it must not outlive the call.
    func withPointer<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        withExtendedLifetime(self) { body(pointer) }
    }

    /// PROJ's last words, cleaned of the name of the call; forgets them.
    func lastWords() -> String {
        defer { log.text = nil }
        guard let text = log.text else { return "PROJ gave no reason" }
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text.hasPrefix("proj_") else { return text }
        return String(text[text.utf8.index(after: colon)...].drop { $0 == " " })
    }

    /// Runs a call that makes an object, or nil.
    func make(_ body: (OpaquePointer) -> OpaquePointer?) -> ProjObject? {
        withPointer(body).map { ProjObject(pointer: $0, context: self) }
    }

    /// An installed geonews may bring proj.db: in the binary's folder, or in share/geonews beside it.
    private static func folderNextToBinary() -> String? {
        guard let binary = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(binary) }
        let path = String(cString: binary)
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        let folder = path[..<slash]
        return ["\(folder)", "\(folder)/../share/geonews"].first { access($0 + "/proj.db", R_OK) == 0 }
    }
}

/// Owns one PROJ object and, with it, keeps its context alive.
final class ProjObject {
    let context: ProjContext
    private let pointer: OpaquePointer

    init(pointer: OpaquePointer, context: ProjContext) {
        self.pointer = pointer
        self.context = context
    }

    deinit {
        _ = context.library.destroy(pointer)
    }

    /// Lends the pointer; it must not outlive the call.
    func withPointer<Result>(_ body: (OpaquePointer) -> Result) -> Result {
        withExtendedLifetime(self) { body(pointer) }
    }
}
