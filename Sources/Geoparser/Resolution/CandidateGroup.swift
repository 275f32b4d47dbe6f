import Gazetteer

/// The kinds of place between which the ranker tells apart.
package enum CandidateGroup: UInt8, Sendable, CaseIterable {
    case country, admin1, admin2, city, section, postal, region, water, river, land, site, airport

    init(_ kind: PlaceKind) {
        self =
            switch kind {
            case .country: .country
            case .admin1: .admin1
            case .admin2: .admin2
            case .city: .city
            case .section: .section
            case .postal: .postal
            case .continent, .macroRegion, .disputed, .historical: .region
            case .ocean, .lake: .water
            case .river: .river
            case .landform, .island: .land
            case .site: .site
            case .airport: .airport
            }
    }

    /// The group's bit in a `CandidateGroups`.
    var bit: CandidateGroups { CandidateGroups(rawValue: 1 << UInt16(rawValue)) }

    /// A place that a point stands for well: closeness to it says something.
    var isCompact: Bool { self != .country && self != .region && self != .water }
    /// A settlement.
    var isSettlement: Bool { self == .city || self == .section || self == .postal }
    /// A division that holds other places.
    var isDivision: Bool { self == .country || self == .admin1 || self == .admin2 }
}

/// A set of groups.
struct CandidateGroups: OptionSet, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ groups: [CandidateGroup]) { rawValue = groups.reduce(0) { $0 | 1 << UInt16($1.rawValue) } }

    func contains(_ group: CandidateGroup) -> Bool { rawValue >> UInt16(group.rawValue) & 1 != 0 }
}
