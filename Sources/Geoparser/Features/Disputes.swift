import Gazetteer

/// What a place's disputed surroundings mean for its properties, at the article's date.
public struct DisputeSummary {
    /// Names of the disputed areas that hold the place.
    public private(set) var areas: [String] = []
    /// Names of the claimants, sorted.
    public private(set) var claimants: [String] = []
    /// Who administers it at the date; one an area.
    public private(set) var administration: [String] = []
    /// ISO codes of the claimants.
    var claimantCodes: Set<String> = []

    public init(of row: PlaceRow, at date: CalendarDate?, gazetteer: Gazetteer) {
        let areas = ([row] + gazetteer.containers(of: row)).filter { !gazetteer.disputes(of: $0).isEmpty }
        for area in areas {
            self.areas.append(gazetteer.name(of: area))
            let disputes = gazetteer.disputes(of: area)
            let current = disputes.filter { $0.holds(on: date) }
            for dispute in current.isEmpty ? disputes : current {
                claimantCodes.formUnion(dispute.claimants)
                if !dispute.administration.isEmpty {
                    administration.append(Self.countryName(dispute.administration, gazetteer))
                }
            }
        }
        claimants = claimantCodes.map { Self.countryName($0, gazetteer) }.sorted()
        var seen: Set<String> = []
        administration = administration.filter { seen.insert($0).inserted }
    }

    private static func countryName(_ code: String, _ gazetteer: Gazetteer) -> String {
        gazetteer.countryRow(iso2: code).map { gazetteer.name(of: $0) } ?? code
    }
}
