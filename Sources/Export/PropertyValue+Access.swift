import Geo

extension PropertyValue {
    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}

extension Properties {
    /// These and the other's, the other's last.
    func merging(_ other: Properties) -> Properties {
        Properties(entries + other.entries)
    }
}

/// Looks up properties in the order of a layer's fields: as features keep that order, the first guess is nearly always right.
struct PropertyCursor {
    private let entries: [(name: String, value: PropertyValue)]
    private var next = 0

    init(_ properties: Properties) {
        entries = properties.entries
    }

    mutating func value(of name: String) -> PropertyValue? {
        if next < entries.count, entries[next].name == name {
            defer { next += 1 }
            return entries[next].value
        }
        guard let index = entries.firstIndex(where: { $0.name == name }) else { return nil }
        next = index + 1
        return entries[index].value
    }
}
