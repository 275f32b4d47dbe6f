import CPROJ

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// libproj, opened when first asked for: loading it costs a process 7 to 10 ms (it brings curl and ldap), which a run that
/// reprojects nothing must not pay.
///
/// `@unchecked Sendable` is safe: all members are constant addresses of C functions that keep no state outside the
/// context or object that they are given.
final class ProjLibrary: @unchecked Sendable {
    typealias Object = OpaquePointer
    typealias Context = OpaquePointer
    typealias Text = UnsafePointer<CChar>
    typealias TextList = UnsafePointer<Text?>

    let createContext: @convention(c) () -> Context?
    let destroyContext: @convention(c) (Context?) -> Context?
    let setLog: @convention(c) (Context?, UnsafeMutableRawPointer?, PJ_LOG_FUNCTION?) -> Void
    let setSearchPaths: @convention(c) (Context?, Int32, TextList?) -> Void
    let databasePath: @convention(c) (Context?) -> Text?
    let enableNetwork: @convention(c) (Context?, Int32) -> Int32
    let create: @convention(c) (Context?, Text?) -> Object?
    let createOperation: @convention(c) (Context?, Object?, Object?, OpaquePointer?, TextList?) -> Object?
    let normalize: @convention(c) (Context?, Object?) -> Object?
    let destroy: @convention(c) (Object?) -> Object?
    let type: @convention(c) (Object?) -> PJ_TYPE
    let name: @convention(c) (Object?) -> Text?
    let authority: @convention(c) (Object?, Int32) -> Text?
    let code: @convention(c) (Object?, Int32) -> Text?
    let wellKnownText: @convention(c) (Context?, Object?, PJ_WKT_TYPE, TextList?) -> Text?
    let areaOfUse:
        @convention(c) (
            Context?, Object?, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?,
            UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Text?>?
        ) -> Int32
    let conversion: @convention(c) (Context?, Object?) -> Object?
    let method:
        @convention(c) (
            Context?, Object?, UnsafeMutablePointer<Text?>?, UnsafeMutablePointer<Text?>?, UnsafeMutablePointer<Text?>?
        ) -> Int32
    let transform: @convention(c) (Object?, PJ_DIRECTION, PJ_COORD) -> PJ_COORD
    let transformAll:
        @convention(c) (
            Object?, PJ_DIRECTION, UnsafeMutablePointer<Double>?, Int, Int, UnsafeMutablePointer<Double>?, Int, Int,
            UnsafeMutablePointer<Double>?, Int, Int, UnsafeMutablePointer<Double>?, Int, Int
        ) -> Int
    let resetErrno: @convention(c) (Object?) -> Int32
    let errno: @convention(c) (Object?) -> Int32
    let errnoText: @convention(c) (Context?, Int32) -> Text?
    let geodesicInit: @convention(c) (UnsafeMutablePointer<geod_geodesic>?, Double, Double) -> Void
    let geodesicInverse:
        @convention(c) (
            UnsafePointer<geod_geodesic>?, Double, Double, Double, Double, UnsafeMutablePointer<Double>?,
            UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?
        ) -> Void

    /// The process's libproj, or why there is none.
    static let shared = Result { () throws(ProjectionError) in
        try ProjLibrary(names: ["libproj.so.25", "libproj.so", "libproj.dylib"])
    }

    /// Opens the first library of these names that there is. It stays open for the life of the process.
    init(names: [String]) throws(ProjectionError) {
        var reason = "no name to look for"
        var library: UnsafeMutableRawPointer?
        for name in names where library == nil {
            library = dlopen(name, RTLD_NOW | RTLD_LOCAL)
            if library == nil, let message = dlerror() { reason = String(cString: message) }
        }
        guard let library else { throw .libraryMissing(reason) }
        createContext = try Self.symbol("proj_context_create", in: library)
        destroyContext = try Self.symbol("proj_context_destroy", in: library)
        setLog = try Self.symbol("proj_log_func", in: library)
        setSearchPaths = try Self.symbol("proj_context_set_search_paths", in: library)
        databasePath = try Self.symbol("proj_context_get_database_path", in: library)
        enableNetwork = try Self.symbol("proj_context_set_enable_network", in: library)
        create = try Self.symbol("proj_create", in: library)
        createOperation = try Self.symbol("proj_create_crs_to_crs_from_pj", in: library)
        normalize = try Self.symbol("proj_normalize_for_visualization", in: library)
        destroy = try Self.symbol("proj_destroy", in: library)
        type = try Self.symbol("proj_get_type", in: library)
        name = try Self.symbol("proj_get_name", in: library)
        authority = try Self.symbol("proj_get_id_auth_name", in: library)
        code = try Self.symbol("proj_get_id_code", in: library)
        wellKnownText = try Self.symbol("proj_as_wkt", in: library)
        areaOfUse = try Self.symbol("proj_get_area_of_use", in: library)
        conversion = try Self.symbol("proj_crs_get_coordoperation", in: library)
        method = try Self.symbol("proj_coordoperation_get_method_info", in: library)
        transform = try Self.symbol("proj_trans", in: library)
        transformAll = try Self.symbol("proj_trans_generic", in: library)
        resetErrno = try Self.symbol("proj_errno_reset", in: library)
        errno = try Self.symbol("proj_errno", in: library)
        errnoText = try Self.symbol("proj_context_errno_string", in: library)
        geodesicInit = try Self.symbol("geod_init", in: library)
        geodesicInverse = try Self.symbol("geod_inverse", in: library)
    }

    /// The function of that name. The cast is safe as long as the member's type is the one that proj.h and geodesic.h of
    /// PROJ 9 declare, which is kept stable by the library's version 25.
    private static func symbol<Function>(
        _ name: String, in library: UnsafeMutableRawPointer
    ) throws(ProjectionError) -> Function {
        guard let address = dlsym(library, name) else { throw .libraryMissing("it has no \(name)") }
        return unsafeBitCast(address, to: Function.self)
    }
}
