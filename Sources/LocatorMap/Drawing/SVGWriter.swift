/// A scene as SVG 1.1: shapes, real text, no script, no style sheet, nothing from elsewhere.
struct SVGWriter {
    private var bytes: [UInt8] = []
    private var clipCount = 0

    /// UTF-8.
    static func bytes(of scene: Scene) -> [UInt8] {
        var writer = SVGWriter()
        let (width, height) = (Self.number(scene.width), Self.number(scene.height))
        writer.markup("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" ")
        writer.markup("viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"title summary\" ")
        writer.markup("font-family=\"\(fonts)\" stroke-linejoin=\"round\">\n<title id=\"title\">")
        writer.text(scene.title)
        writer.markup("</title>\n<desc id=\"summary\">")
        writer.text(scene.summary)
        writer.markup("</desc>\n")
        for mark in scene.marks { writer.draw(mark) }
        writer.markup("</svg>\n")
        return writer.bytes
    }

    /// Fonts that systems have, none wider than what `TextWidth` reckons with.
    private static let fonts = "'Noto Sans','Open Sans','Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif"

    private mutating func draw(_ mark: Mark) {
        switch mark {
        case .path(let path, let paint):
            let data = Self.data(of: path)
            guard !data.isEmpty else { return }
            markup("<path d=\"\(data)\"")
            draw(paint)
            markup("/>\n")
        case .circle(let center, let radius, let paint):
            markup(
                "<circle cx=\"\(Self.number(center.x))\" cy=\"\(Self.number(center.y))\" r=\"\(Self.number(radius))\"")
            draw(paint)
            markup("/>\n")
        case .caption(let caption): draw(caption)
        case .group(let name, let clip, let marks):
            guard !marks.isEmpty else { return }
            if let clip {
                clipCount += 1
                markup("<clipPath id=\"clip\(clipCount)\"><path d=\"\(Self.data(of: clip))\"/></clipPath>\n")
                markup("<g id=\"\(name)\" clip-path=\"url(#clip\(clipCount))\">\n")
            } else {
                markup("<g id=\"\(name)\">\n")
            }
            for mark in marks { draw(mark) }
            markup("</g>\n")
        }
    }

    private mutating func draw(_ paint: Paint) {
        markup(" fill=\"\(paint.fill?.hex ?? "none")\"")
        if paint.fill != nil {
            if paint.fillOpacity < 1 { markup(" fill-opacity=\"\(Self.number(paint.fillOpacity, decimals: 2))\"") }
            markup(" fill-rule=\"evenodd\"")
        }
        guard let stroke = paint.stroke else { return }
        markup(" stroke=\"\(stroke.hex)\" stroke-width=\"\(Self.number(paint.width, decimals: 2))\"")
        if paint.strokeOpacity < 1 { markup(" stroke-opacity=\"\(Self.number(paint.strokeOpacity, decimals: 2))\"") }
        guard !paint.dash.isEmpty else { return }
        markup(" stroke-dasharray=\"\(paint.dash.map { Self.number($0) }.joined(separator: " "))\"")
    }

    private mutating func draw(_ caption: Caption) {
        markup("<text x=\"\(Self.number(caption.at.x))\" y=\"\(Self.number(caption.at.y))\"")
        markup(" font-size=\"\(Self.number(caption.size))\"")
        switch caption.anchor {
        case .start: break
        case .middle: markup(" text-anchor=\"middle\"")
        case .end: markup(" text-anchor=\"end\"")
        }
        if caption.isBold { markup(" font-weight=\"700\"") }
        if caption.isItalic { markup(" font-style=\"italic\"") }
        if caption.spacing > 0 { markup(" letter-spacing=\"\(Self.number(caption.spacing))\"") }
        markup(" fill=\"\(caption.color.hex)\"")
        if let halo = caption.halo {
            markup(" stroke=\"\(halo.hex)\" stroke-width=\"3\" stroke-opacity=\"0.85\" paint-order=\"stroke\"")
        }
        markup(">")
        text(caption.text)
        markup("</text>\n")
    }

    /// For what this file writes itself; names from outside go through `text`.
    private mutating func markup(_ text: String) { bytes += Array(text.utf8) }

    private mutating func text(_ text: String) {
        for scalar in PrintedText.scalars(of: text) {
            switch scalar {
            case "&": markup("&amp;")
            case "<": markup("&lt;")
            case ">": markup("&gt;")
            default: bytes += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    /// Path data to a tenth of a pixel, each point as the step from the one before.
    private static func data(of path: Path) -> String {
        var data: [UInt8] = []
        for line in path.lines {
            var last = (0, 0)
            var count = 0
            for point in line {
                let next = (tenths(point.x), tenths(point.y))
                if count > 0, next == last { continue }
                let step = (next.0 - last.0, next.1 - last.1)
                // A letter holds for all pairs of numbers after it.
                if count < 2 {
                    data.append(UInt8(ascii: count == 0 ? "M" : "l"))
                } else if step.0 >= 0 {
                    data.append(UInt8(ascii: " "))
                }
                append(count == 0 ? next.0 : step.0, to: &data)
                let second = count == 0 ? next.1 : step.1
                if second >= 0 { data.append(UInt8(ascii: " ")) }
                append(second, to: &data)
                last = next
                count += 1
            }
            if path.isClosed, count > 0 { data.append(UInt8(ascii: "z")) }
        }
        return String(decoding: data, as: UTF8.self)
    }

    private static func append(_ tenths: Int, to data: inout [UInt8]) {
        if tenths < 0 { data.append(UInt8(ascii: "-")) }
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        if whole > 0 || rest == 0 { data += Array(String(whole).utf8) }
        if rest > 0 { data += [UInt8(ascii: "."), UInt8(ascii: "0") + UInt8(rest)] }
    }

    private static func tenths(_ value: Double) -> Int {
        value.isFinite ? Int(max(-1e6, min(1e6, value * 10)).rounded()) : 0
    }

    private static func number(_ value: Double, decimals: Int = 1) -> String {
        let scale = decimals == 1 ? 10.0 : 100.0
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
