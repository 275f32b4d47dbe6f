import Geoparser
import Markup

/// What a page says of itself: headline, day, outlet, address.
struct PageFacts {
    private var meta: [String: String] = [:]
    private var times: [(isPublication: Bool, value: String)] = []
    private var windowTitle: String?
    private var canonical: String?
    private let data: StructuredData
    /// Where the page was taken from, when that is known.
    private let address: String?

    /// O(nodes)
    init(_ root: MarkupElement, address: String?) {
        self.address = address
        var scripts: [String] = []
        var facts = (meta: [String: String](), times: [(Bool, String)](), title: String?.none, canonical: String?.none)
        root.walk { step in
            guard case .opens(let element) = step else { return true }
            switch element.name {
            case "meta":
                let names = [element.attribute("property"), element.attribute("name"), element.attribute("itemprop")]
                guard let content = element.attribute("content")?.onOneLine else { break }
                for name in names.compactMap({ $0?.lowercased() }) where facts.meta[name] == nil {
                    facts.meta[name] = content
                }
            case "link" where element.attribute("rel")?.lowercased() == "canonical":
                facts.canonical = facts.canonical ?? element.attribute("href")
            case "title": facts.title = facts.title ?? element.text.onOneLine
            case "time":
                let isPublication =
                    element.attribute("pubdate") != nil || element.attribute("itemprop") == "datePublished"
                facts.times.append((isPublication, element.attribute("datetime") ?? element.text))
            case "script":
                if element.attribute("type")?.lowercased().hasPrefix("application/ld+json") ?? false {
                    scripts.append(element.text)
                }
                return false
            case "svg", "style", "nav", "aside", "template": return false
            default: break
            }
            return true
        }
        (meta, windowTitle, canonical, times) = (facts.meta, facts.title, facts.canonical, facts.times)
        data = StructuredData(scripts: scripts)
    }

    /// The headline as the page shows it: the block that the metadata or the window's title repeat; of several the one
    /// that says most.
    func headline(among blocks: [PageBlock]) -> String? {
        let stated = data.headline?.onOneLine ?? meta["og:title"] ?? meta["twitter:title"]
        let known = [stated, windowTitle].compactMap { $0 }.map { " \(Self.words($0).joined(separator: " ")) " }
        var best: (words: Int, text: String)?
        for block in blocks where block.text.count <= Self.longestHeadline && block.linkDensity < 0.5 {
            let text = String(decoding: block.text, as: UTF8.self)
            let words = Self.words(text)
            let isRepeated = known.contains { $0.contains(" \(words.joined(separator: " ")) ") }
            if isRepeated, words.count > max(1, best?.words ?? 0) { best = (words.count, text) }
        }
        if let best { return best.text }
        let heading = blocks.first { $0.kind == .heading(1) }.map { String(decoding: $0.text, as: UTF8.self) }
        return stated ?? heading ?? windowTitle.map(withoutSite)
    }

    private static let longestHeadline = 300

    var date: CalendarDate? {
        if let date = data.date.flatMap({ CalendarDate(in: $0) }) { return date }
        for name in Self.dateNames {
            if let date = meta[name].flatMap({ CalendarDate(in: $0) }) { return date }
        }
        let times = times.filter(\.isPublication) + times
        return times.lazy.compactMap { CalendarDate(in: $0.value) }.first ?? url.flatMap(Self.date(inAddress:))
    }

    var source: String? {
        meta["og:site_name"] ?? data.publisher?.onOneLine ?? WebAddress.host(of: url)
    }

    var url: String? {
        let stated = [canonical, meta["og:url"], data.url].lazy.compactMap {
            WebAddress.resolved($0, from: address)
        }
        return stated.first ?? WebAddress.valid(address)
    }

    /// The text as the metadata repeat it, for pages that show it by a script.
    var body: String? { data.body }

    private static let dateNames = [
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
        "publishdate", "publish-date", "publication_date", "pubdate", "article.published", "dc.date.issued",
        "dcterms.date",
        "dc.date", "date",
    ]

    /// `/2020/09/29/` in an address.
    private static func date(inAddress url: String) -> CalendarDate? {
        let parts = url.split(separator: "/")
        for (year, (month, day)) in zip(parts, zip(parts.dropFirst(), parts.dropFirst(2)))
        where year.count == 4 && month.count <= 2 && day.count <= 2 {
            if let year = Int(year), let month = Int(month), let day = Int(day), year >= 1900 {
                if let date = CalendarDate(year: year, month: month, day: day) { return date }
            }
        }
        return nil
    }

    /// `Storm in Gyumri | The Example` without what stands after the last dash or bar.
    private func withoutSite(_ title: String) -> String {
        for separator in [" | ", " — ", " – ", " - ", " :: ", " » "] {
            let parts = title.split(separator: separator)
            if parts.count > 1, let last = parts.last, last.utf8.count < 40 {
                return parts.dropLast().joined(separator: separator)
            }
        }
        return title
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
