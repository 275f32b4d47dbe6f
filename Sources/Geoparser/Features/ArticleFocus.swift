import Gazetteer

/// What an article is about, geographically: the country that most of its mentions are in, and the smallest region that
/// holds more than half of the mentions finer than a country.
public struct ArticleFocus: Hashable, Sendable {
    public var country: PlaceRow?
    public var region: PlaceRow?

    /// Each mention counts by its confidence. O(mentions × containers).
    public static func find(in mentions: [ResolvedMention], gazetteer: Gazetteer) -> ArticleFocus {
        var places = Shares()
        for mention in mentions where mention.mention.kind != .demonym {
            if let row = mention.place { places.add(mention.confidence, to: row) }
        }
        var countries = Shares()
        var regions = Shares()
        var fine = 0.0
        for (row, confidence) in places.all.sorted(by: { $0.row < $1.row }) {
            let place = gazetteer[row]
            if let country = place.kind == .country ? row : place.country { countries.add(confidence, to: country) }
            guard place.kind != .country, place.kind != .continent else { continue }
            fine += confidence
            if isRegion(place.kind) { regions.add(confidence, to: row) }
            for container in gazetteer.containers(of: row) where isRegion(gazetteer[container].kind) {
                regions.add(confidence, to: container)
            }
        }
        let country = countries.all.max { ($0.share, $1.row) < ($1.share, $0.row) }?.row
        let region = regions.all.filter { $0.share * 2 > fine }
            .min { (gazetteer[$0.row].radius, $0.row) < (gazetteer[$1.row].radius, $1.row) }?.row
        return ArticleFocus(country: country, region: region)
    }

    private static func isRegion(_ kind: PlaceKind) -> Bool {
        kind == .admin1 || kind == .admin2 || kind == .macroRegion || kind == .disputed
    }
}

/// Sums of confidence by place.
private struct Shares {
    private var rows = Distinct<PlaceRow>()
    private var sums: [Double] = []

    var all: [(row: PlaceRow, share: Double)] { zip(rows.values, sums).map { ($0, $1) } }

    mutating func add(_ confidence: Double, to row: PlaceRow) {
        let (position, isNew) = rows.insert(row)
        if isNew { sums.append(confidence) } else { sums[position] += confidence }
    }
}
