import Geo
import JSON

/// What a page's JSON-LD (schema.org) says of its article.
struct StructuredData {
    private(set) var headline: String?
    private(set) var date: String?
    private(set) var publisher: String?
    private(set) var url: String?
    private(set) var body: String?

    private var named: [String: Properties] = [:]
    private var articles: [Properties] = []
    private var others: [Properties] = []

    /// Reads the page's scripts of JSON-LD; what is malformed is left out. O(n)
    init(scripts: [String]) {
        for script in scripts {
            // Templates paste texts with line breaks into strings, which JSON forbids.
            let bytes = Array(script.utf8).map { $0 < 0x20 ? 0x20 : $0 }
            guard let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
                let end = bytes.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), start < end,
                let values = try? JSONParser.values(in: Array(bytes[start...end]))
            else { continue }
            for value in values { collect(value) }
        }
        let candidates = articles + others
        headline = candidates.lazy.compactMap { $0.words("headline") ?? $0.words("name") }.first
        date = candidates.lazy.compactMap { $0.words("datePublished") }.first
        url = candidates.lazy.compactMap(Self.address).first
        body = articles.lazy.compactMap { $0.words("articleBody") }.first
        let names = named
        publisher = candidates.lazy.compactMap { $0["publisher"].flatMap { Self.name(of: $0, named: names) } }.first
    }

    /// Depth is bounded by the parser.
    private mutating func collect(_ value: PropertyValue) {
        switch value {
        case .array(let values):
            for value in values { collect(value) }
        case .object(let members):
            if let id = members.words("@id"), members.words("name") != nil { named[id] = members }
            let types = Self.types(of: members)
            if types.contains(where: { Self.isArticle($0) }) {
                articles.append(members)
            } else if types.contains("WebPage"), members["datePublished"] != nil {
                others.append(members)
            }
            for name in ["@graph", "mainEntity", "mainEntityOfPage", "publisher"] {
                if let inner = members[name] { collect(inner) }
            }
        default: break
        }
    }

    private static func types(of members: Properties) -> [String] {
        switch members["@type"] {
        case .string(let type): [type]
        case .strings(let types): types
        case .array(let types): types.compactMap { if case .string(let type) = $0 { type } else { nil } }
        default: []
        }
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report"
    }

    /// A publisher by its name, or by its id elsewhere on the page.
    private static func name(of value: PropertyValue, named: [String: Properties]) -> String? {
        switch value {
        case .string(let name): name.hasPrefix("http") ? nil : name
        case .array(let values): values.lazy.compactMap { name(of: $0, named: named) }.first
        case .object(let members):
            members.words("name") ?? members.words("@id").flatMap { named[$0]?.words("name") }
        default: nil
        }
    }

    private static func address(in members: Properties) -> String? {
        if let url = members.words("url") { return url }
        return switch members["mainEntityOfPage"] {
        case .string(let url): url
        case .object(let page): page.words("@id")
        default: nil
        }
    }
}

extension Properties {
    /// A member that is text with something in it.
    fileprivate func words(_ name: String) -> String? {
        if case .string(let text) = self[name] { text.visible } else { nil }
    }
}
