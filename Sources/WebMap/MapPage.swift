import Export
import Gazetteer
import Geo
import Geoparser
import Shapes

/// A tile server in place of the bundled ground.
public struct Tiles: Sendable {
    /// A template with {z}, {x} and {y}; https only.
    public var url: String
    public var attribution: String

    public init(url: String, attribution: String) {
        self.url = url
        self.attribution = attribution
    }
}

/// The parts of Leaflet that the page carries inside it.
public struct MapLibraries: Sendable {
    /// Scripts in the order in which they run.
    public var scripts: [[UInt8]]
    public var styles: [[UInt8]]

    public init(scripts: [[UInt8]], styles: [[UInt8]]) {
        self.scripts = scripts
        self.styles = styles
    }
}

/// One page that shows articles beside their map, works from disk and asks no network for anything.
///
/// Nothing of an article is markup: it travels as JSON in which `<` is escaped, and the script sets it as text. The page's
/// Content-Security-Policy runs only scripts that carry this page's nonce.
public enum MapPage {
    /// The page's bytes, UTF-8.
    /// - Parameters:
    ///   - nonce: letters and digits that nobody can guess.
    public static func html(
        of located: [LocatedArticle], title: String, gazetteer: Gazetteer, libraries: MapLibraries, tiles: Tiles?,
        nonce: String
    ) throws(ShapeError) -> [UInt8] {
        var data = PageData(gazetteer: gazetteer)
        let json = JSONText.bytes(of: .object(try data.object(of: located, tiles: tiles)))
        var page = Page(nonce: nonce)
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        page.append(policy(nonce: nonce, tiles: tiles))
        page.append("\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
        page.append(escaping: title)
        page.append("</title>\n")
        for style in libraries.styles { page.style(withoutPictures(style)) }
        page.style(PackageResources.page_css)
        page.append("</head>\n<body>\n")
        page.append(PackageResources.page_html)
        page.append("<script type=\"application/json\" id=\"data\" nonce=\"\(nonce)\">")
        page.append(json: json)
        page.append("</script>\n")
        for script in libraries.scripts { page.script(script) }
        for script in scripts { page.script(script) }
        page.append("</body>\n</html>\n")
        return page.bytes
    }

    /// The page's own scripts, in the order in which they need each other.
    private static let scripts = [
        PackageResources.model_js, PackageResources.ground_js, PackageResources.labels_js, PackageResources.places_js,
        PackageResources.reading_js, PackageResources.card_js, PackageResources.corrections_js,
        PackageResources.main_js,
    ]

    private static func policy(nonce: String, tiles: Tiles?) -> String {
        let pictures = tiles.map { "data: blob: \(origin(of: $0.url))" } ?? "data: blob:"
        return "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; img-src \(pictures); "
            + "base-uri 'none'; form-action 'none'"
    }

    /// `https://*.tile.example` of `https://{s}.tile.example/{z}/{x}/{y}.png`.
    private static func origin(of url: String) -> String {
        let host = url.dropFirst("https://".count).prefix { $0 != "/" }
        let safe = host.split(separator: "}").last.map(String.init) ?? String(host)
        let name = safe.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == ":") }
        return "https://" + (host.contains("{") ? "*\(name)" : name)
    }

    /// Leaflet's style names picture files, which this page has not got.
    private static func withoutPictures(_ style: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = style[...]
        let start = Array("url(".utf8)
        while let at = rest.firstIndex(of: start[0]) {
            result += rest[..<at]
            if rest[at...].starts(with: start), let end = rest[at...].firstIndex(of: 0x29) {
                result += Array("none".utf8)
                rest = rest[(end + 1)...]
            } else {
                result.append(rest[at])
                rest = rest[(at + 1)...]
            }
        }
        return result + rest
    }
}

/// A page being written.
private struct Page {
    let nonce: String
    var bytes: [UInt8] = []

    init(nonce: String) {
        self.nonce = nonce
    }

    mutating func append(_ markup: String) { bytes += Array(markup.utf8) }
    mutating func append(_ markup: [UInt8]) { bytes += markup }

    mutating func append(escaping text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "\""): append("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    /// JSON that cannot end its script element.
    mutating func append(json: [UInt8]) {
        for byte in json {
            if byte == UInt8(ascii: "<") { append("\\u003c") } else { bytes.append(byte) }
        }
    }

    mutating func script(_ code: [UInt8]) {
        append("<script nonce=\"\(nonce)\">")
        append(code)
        append("</script>\n")
    }

    mutating func style(_ code: [UInt8]) {
        append("<style nonce=\"\(nonce)\">")
        append(code)
        append("</style>\n")
    }
}
