import CCairo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// libpangocairo with the libcairo and libpango that it brings, opened when the first PNG is drawn: a run that draws none must
/// not need them, nor pay for loading them.
///
/// `@unchecked Sendable` is safe: all members are constant addresses of C functions that keep no state outside the
/// objects that they are given, other than Pango's font map, which belongs to the thread.
final class CairoLibrary: @unchecked Sendable {
    typealias Context = OpaquePointer
    typealias Surface = OpaquePointer
    /// A PangoLayout, PangoFontDescription, PangoAttrList or PangoAttribute.
    typealias Object = OpaquePointer

    let createSurface: @convention(c) (cairo_format_t, Int32, Int32) -> Surface?
    let destroySurface: @convention(c) (Surface?) -> Void
    let surfaceStatus: @convention(c) (Surface?) -> cairo_status_t
    let writePNG: @convention(c) (Surface?, cairo_write_func_t?, UnsafeMutableRawPointer?) -> cairo_status_t
    let statusText: @convention(c) (cairo_status_t) -> UnsafePointer<CChar>?
    let createContext: @convention(c) (Surface?) -> Context?
    let destroyContext: @convention(c) (Context?) -> Void
    let status: @convention(c) (Context?) -> cairo_status_t
    let save: @convention(c) (Context?) -> Void
    let restore: @convention(c) (Context?) -> Void
    let scale: @convention(c) (Context?, Double, Double) -> Void
    let translate: @convention(c) (Context?, Double, Double) -> Void
    let clip: @convention(c) (Context?) -> Void
    let newPath: @convention(c) (Context?) -> Void
    let moveTo: @convention(c) (Context?, Double, Double) -> Void
    let lineTo: @convention(c) (Context?, Double, Double) -> Void
    let closePath: @convention(c) (Context?) -> Void
    let arc: @convention(c) (Context?, Double, Double, Double, Double, Double) -> Void
    let setColor: @convention(c) (Context?, Double, Double, Double, Double) -> Void
    let setLineWidth: @convention(c) (Context?, Double) -> Void
    let setLineJoin: @convention(c) (Context?, cairo_line_join_t) -> Void
    let setDash: @convention(c) (Context?, UnsafePointer<Double>?, Int32, Double) -> Void
    let setFillRule: @convention(c) (Context?, cairo_fill_rule_t) -> Void
    let fill: @convention(c) (Context?) -> Void
    let stroke: @convention(c) (Context?) -> Void

    let createLayout: @convention(c) (Context?) -> Object?
    let setText: @convention(c) (Object?, UnsafePointer<CChar>?, Int32) -> Void
    let setFont: @convention(c) (Object?, Object?) -> Void
    let setAttributes: @convention(c) (Object?, Object?) -> Void
    let setSingleParagraph: @convention(c) (Object?, Int32) -> Void
    let layoutSize: @convention(c) (Object?, UnsafeMutablePointer<Int32>?, UnsafeMutablePointer<Int32>?) -> Void
    let layoutBaseline: @convention(c) (Object?) -> Int32
    let layoutPath: @convention(c) (Context?, Object?) -> Void
    let unref: @convention(c) (UnsafeMutableRawPointer?) -> Void
    let createFont: @convention(c) () -> Object?
    let freeFont: @convention(c) (Object?) -> Void
    let setFamily: @convention(c) (Object?, UnsafePointer<CChar>?) -> Void
    let setWeight: @convention(c) (Object?, Int32) -> Void
    let setStyle: @convention(c) (Object?, Int32) -> Void
    let setSize: @convention(c) (Object?, Double) -> Void
    let createAttributes: @convention(c) () -> Object?
    let unrefAttributes: @convention(c) (Object?) -> Void
    let insertAttribute: @convention(c) (Object?, Object?) -> Void
    let letterSpacing: @convention(c) (Int32) -> Object?

    /// The process's libraries, or why there are none.
    static let shared = Result { () throws(LocatorMapError) in
        try CairoLibrary(names: ["libpangocairo-1.0.so.0", "libpangocairo-1.0.so", "libpangocairo-1.0.dylib"])
    }

    /// Opens the first library of these names that there is. It stays open for the life of the process.
    init(names: [String]) throws(LocatorMapError) {
        var reason = "no name to look for"
        var library: UnsafeMutableRawPointer?
        for name in names where library == nil {
            library = dlopen(name, RTLD_NOW | RTLD_LOCAL)
            if library == nil, let message = dlerror() { reason = String(cString: message) }
        }
        guard let library else { throw .drawingLibraryMissing(reason) }
        createSurface = try Self.symbol("cairo_image_surface_create", in: library)
        destroySurface = try Self.symbol("cairo_surface_destroy", in: library)
        surfaceStatus = try Self.symbol("cairo_surface_status", in: library)
        writePNG = try Self.symbol("cairo_surface_write_to_png_stream", in: library)
        statusText = try Self.symbol("cairo_status_to_string", in: library)
        createContext = try Self.symbol("cairo_create", in: library)
        destroyContext = try Self.symbol("cairo_destroy", in: library)
        status = try Self.symbol("cairo_status", in: library)
        save = try Self.symbol("cairo_save", in: library)
        restore = try Self.symbol("cairo_restore", in: library)
        scale = try Self.symbol("cairo_scale", in: library)
        translate = try Self.symbol("cairo_translate", in: library)
        clip = try Self.symbol("cairo_clip", in: library)
        newPath = try Self.symbol("cairo_new_path", in: library)
        moveTo = try Self.symbol("cairo_move_to", in: library)
        lineTo = try Self.symbol("cairo_line_to", in: library)
        closePath = try Self.symbol("cairo_close_path", in: library)
        arc = try Self.symbol("cairo_arc", in: library)
        setColor = try Self.symbol("cairo_set_source_rgba", in: library)
        setLineWidth = try Self.symbol("cairo_set_line_width", in: library)
        setLineJoin = try Self.symbol("cairo_set_line_join", in: library)
        setDash = try Self.symbol("cairo_set_dash", in: library)
        setFillRule = try Self.symbol("cairo_set_fill_rule", in: library)
        fill = try Self.symbol("cairo_fill", in: library)
        stroke = try Self.symbol("cairo_stroke", in: library)
        createLayout = try Self.symbol("pango_cairo_create_layout", in: library)
        setText = try Self.symbol("pango_layout_set_text", in: library)
        setFont = try Self.symbol("pango_layout_set_font_description", in: library)
        setAttributes = try Self.symbol("pango_layout_set_attributes", in: library)
        setSingleParagraph = try Self.symbol("pango_layout_set_single_paragraph_mode", in: library)
        layoutSize = try Self.symbol("pango_layout_get_size", in: library)
        layoutBaseline = try Self.symbol("pango_layout_get_baseline", in: library)
        layoutPath = try Self.symbol("pango_cairo_layout_path", in: library)
        unref = try Self.symbol("g_object_unref", in: library)
        createFont = try Self.symbol("pango_font_description_new", in: library)
        freeFont = try Self.symbol("pango_font_description_free", in: library)
        setFamily = try Self.symbol("pango_font_description_set_family", in: library)
        setWeight = try Self.symbol("pango_font_description_set_weight", in: library)
        setStyle = try Self.symbol("pango_font_description_set_style", in: library)
        setSize = try Self.symbol("pango_font_description_set_absolute_size", in: library)
        createAttributes = try Self.symbol("pango_attr_list_new", in: library)
        unrefAttributes = try Self.symbol("pango_attr_list_unref", in: library)
        insertAttribute = try Self.symbol("pango_attr_list_insert", in: library)
        letterSpacing = try Self.symbol("pango_attr_letter_spacing_new", in: library)
    }

    /// The function of that name. The cast is safe as long as the member's type is the one that cairo.h of Cairo 1 and Pango 1
    /// declare, which are kept stable by the library's version 0. A handle also finds what the library itself needs.
    private static func symbol<Function>(
        _ name: String, in library: UnsafeMutableRawPointer
    ) throws(LocatorMapError) -> Function {
        guard let address = dlsym(library, name) else { throw .drawingLibraryMissing("it has no \(name)") }
        return unsafeBitCast(address, to: Function.self)
    }
}
