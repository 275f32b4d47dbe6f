/// How the tables point at a place: "UA", "UA.14", "US.CA.037", "id:12345".
enum Target: Hashable {
    case country(UInt16)
    /// A division by its dotted code.
    case division(String)
    case id(UInt32)

    init?(_ text: some StringProtocol) {
        if text.hasPrefix("id:") {
            guard let id = UInt32(text.dropFirst(3)) else { return nil }
            self = .id(id)
        } else if let country = CountryCode.number(of: text) {
            self = .country(country)
        } else {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2 || parts.count == 3, CountryCode.number(of: parts[0]) != nil else { return nil }
            self = .division(String(text))
        }
    }
}
