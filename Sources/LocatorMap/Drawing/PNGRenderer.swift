import CCairo

/// A scene as PNG, drawn by Cairo with text by Pango, which knows right-to-left and joined scripts.
final class PNGRenderer {
    /// Pixels of the picture a pixel of the scene, each way.
    static let density = 2.0

    private let library: CairoLibrary
    private let surface: CairoLibrary.Surface?
    private let context: CairoLibrary.Context?

    private static let fonts = "Noto Sans,Open Sans,Liberation Sans,DejaVu Sans,Sans"
    /// Pango's units a pixel.
    private static let pangoScale = 1024.0

    static func bytes(of scene: Scene, library: CairoLibrary) throws(LocatorMapError) -> [UInt8] {
        let renderer = try PNGRenderer(scene, library)
        for mark in scene.marks { renderer.draw(mark) }
        return try renderer.png()
    }

    private init(_ scene: Scene, _ library: CairoLibrary) throws(LocatorMapError) {
        self.library = library
        surface = library.createSurface(
            CAIRO_FORMAT_RGB24, Int32(scene.width * Self.density), Int32(scene.height * Self.density))
        context = library.createContext(surface)
        try check(library.status(context))
        library.scale(context, Self.density, Self.density)
        library.setLineJoin(context, CAIRO_LINE_JOIN_ROUND)
        library.setFillRule(context, CAIRO_FILL_RULE_EVEN_ODD)
    }

    deinit {
        library.destroyContext(context)
        library.destroySurface(surface)
    }

    private func check(_ status: cairo_status_t) throws(LocatorMapError) {
        guard status != CAIRO_STATUS_SUCCESS else { return }
        throw .drawing(library.statusText(status).map { String(cString: $0) } ?? "Cairo gave no reason")
    }

    private func png() throws(LocatorMapError) -> [UInt8] {
        final class Sink {
            var bytes: [UInt8] = []
        }
        try check(library.status(context))
        let sink = Sink()
        // The callback gets an unretained pointer: `sink` lives until the call that uses it has returned.
        let status = withExtendedLifetime(sink) {
            library.writePNG(
                surface,
                { target, data, count in
                    guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
                    Unmanaged<Sink>.fromOpaque(target).takeUnretainedValue()
                        .bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                }, Unmanaged.passUnretained(sink).toOpaque())
        }
        try check(status)
        return sink.bytes
    }

    private func draw(_ mark: Mark) {
        switch mark {
        case .path(let path, let paint): draw(paint) { self.trace(path) }
        case .circle(let center, let radius, let paint):
            draw(paint) { self.library.arc(self.context, center.x, center.y, radius, 0, 2 * .pi) }
        case .caption(let caption): draw(caption)
        case .group(_, let clip, let marks):
            library.save(context)
            if let clip {
                library.newPath(context)
                trace(clip)
                library.clip(context)
            }
            for mark in marks { draw(mark) }
            library.restore(context)
        }
    }

    private func trace(_ path: Path) {
        for line in path.lines {
            for (index, point) in line.enumerated() {
                index == 0 ? library.moveTo(context, point.x, point.y) : library.lineTo(context, point.x, point.y)
            }
            if path.isClosed, !line.isEmpty { library.closePath(context) }
        }
    }

    private func draw(_ paint: Paint, _ trace: () -> Void) {
        if let fill = paint.fill {
            library.newPath(context)
            trace()
            set(fill, opacity: paint.fillOpacity)
            library.fill(context)
        }
        guard let stroke = paint.stroke else { return }
        library.newPath(context)
        trace()
        set(stroke, opacity: paint.strokeOpacity)
        library.setLineWidth(context, paint.width)
        library.setDash(context, paint.dash, Int32(paint.dash.count), 0)
        library.stroke(context)
    }

    private func set(_ color: Color, opacity: Double = 1) {
        library.setColor(
            context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, opacity)
    }

    private func draw(_ caption: Caption) {
        let text = PrintedText.string(caption.text)
        guard !text.isEmpty, let layout = layout(text, caption) else { return }
        defer { library.unref(UnsafeMutableRawPointer(layout)) }
        var (width, height): (Int32, Int32) = (0, 0)
        library.layoutSize(layout, &width, &height)
        let room = caption.box.width
        // Text of a script that is wider than was reckoned is pressed into the room that was kept for it.
        let press = min(1, room / max(1, Double(width) / Self.pangoScale))
        let drawn = Double(width) / Self.pangoScale * press
        let left =
            switch caption.anchor {
            case .start: caption.at.x
            case .middle: caption.at.x - drawn / 2
            case .end: caption.at.x - drawn
            }
        library.save(context)
        library.translate(context, left, caption.at.y - Double(library.layoutBaseline(layout)) / Self.pangoScale)
        library.scale(context, press, 1)
        func trace() {
            library.newPath(context)
            library.moveTo(context, 0, 0)
            library.layoutPath(context, layout)
        }
        if let halo = caption.halo {
            trace()
            set(halo, opacity: 0.85)
            library.setDash(context, nil, 0, 0)
            library.setLineWidth(context, 3)
            library.stroke(context)
        }
        trace()
        set(caption.color)
        library.setFillRule(context, CAIRO_FILL_RULE_WINDING)
        library.fill(context)
        library.restore(context)
    }

    private func layout(_ text: String, _ caption: Caption) -> CairoLibrary.Object? {
        guard let layout = library.createLayout(context), let font = library.createFont() else { return nil }
        defer { library.freeFont(font) }
        library.setFamily(font, Self.fonts)
        library.setWeight(font, caption.isBold ? 700 : 400)
        // 2: italic
        library.setStyle(font, caption.isItalic ? 2 : 0)
        library.setSize(font, caption.size * Self.pangoScale)
        library.setFont(layout, font)
        library.setSingleParagraph(layout, 1)
        if caption.spacing > 0, let attributes = library.createAttributes() {
            // The list owns the attribute, the layout shares the list.
            library.insertAttribute(attributes, library.letterSpacing(Int32(caption.spacing * Self.pangoScale)))
            library.setAttributes(layout, attributes)
            library.unrefAttributes(attributes)
        }
        library.setText(layout, text, -1)
        return layout
    }
}
