/// Addresses that pages, feeds and archives give for their articles.
enum WebAddress {
    private static let longest = 2048

    /// An `http:` or `https:` address as it is printed; nil for all else, such as `javascript:`.
    static func valid(_ text: String?) -> String? {
        guard let text = text?.visible, text.utf8.count <= longest, host(of: text) != nil else { return nil }
        let isPrintable = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !forbidden.contains($0) }
        return isPrintable ? text : nil
    }

    /// The address that a page means by what it prints: whole, without its scheme, or from its site's root.
    static func resolved(_ text: String?, from page: String?) -> String? {
        guard let text = text?.visible else { return nil }
        if let whole = valid(text) { return whole }
        guard let page = valid(page), let end = page.range(ofScheme: ()) else { return nil }
        if text.hasPrefix("//") { return valid(page[..<end].dropLast(2) + text) }
        guard text.hasPrefix("/"), let host = page[end...].split(separator: "/").first else { return nil }
        return valid(page[..<end] + host + text)
    }

    /// `example.org` of `https://www.example.org:8080/news`. Nil for what is no web address.
    static func host(of address: String?) -> String? {
        guard let address, let end = address.range(ofScheme: ()) else { return nil }
        var host = address[end...].prefix { !"/?#".contains($0) }
        if let user = host.lastIndex(of: "@") { host = host[host.index(after: user)...] }
        if let port = host.lastIndex(of: ":") { host = host[..<port] }
        let name = host.lowercased()
        guard !name.isEmpty else { return nil }
        return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    }

    private static let forbidden = Set("<>\"`{}|\\^".utf8)
}

extension String {
    /// Where the address goes on after `http://` or `https://`.
    fileprivate func range(ofScheme: Void) -> String.Index? {
        for scheme in ["https://", "http://"] where utf8.count > scheme.utf8.count {
            let end = utf8.index(startIndex, offsetBy: scheme.utf8.count)
            if self[..<end].lowercased() == scheme { return end }
        }
        return nil
    }
}
