import Gazetteer

/// What an article is about, geographically: the country that most of its mentions are in, and the smallest region that
/// holds more than half of the mentions finer than a country.
public struct ArticleFocus: Hashable, Sendable {
    public var country: PlaceRow?
    public var region: PlaceRow?

    /// Each mention counts by its confidence. O(mentions × containers).
    public static func find(in mentions: [ResolvedMention], gazetteer: Gazetteer) -> ArticleFocus {
        var places: [PlaceRow: Double] = [:]
        for mention in mentions where mention.mention.kind != .demonym {
            if let row = mention.place { places[row, default: 0] += mention.confidence }
        }
        var countries: [PlaceRow: Double] = [:]
        var regions: [PlaceRow: Double] = [:]
        var fine = 0.0
        for (row, confidence) in places.sorted(by: { $0.key < $1.key }) {
            let place = gazetteer[row]
            if let country = place.kind == .country ? row : place.country {
                countries[country, default: 0] += confidence
            }
            guard place.kind != .country, place.kind != .continent else { continue }
            fine += confidence
            if regionKinds.contains(place.kind) { regions[row, default: 0] += confidence }
            for container in gazetteer.containers(of: row) where regionKinds.contains(gazetteer[container].kind) {
                regions[container, default: 0] += confidence
            }
        }
        let country = countries.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        let region = regions.filter { $0.value * 2 > fine }.keys
            .min { (gazetteer[$0].radius, $0) < (gazetteer[$1].radius, $1) }
        return ArticleFocus(country: country, region: region)
    }

    private static let regionKinds: Set<PlaceKind> = [.admin1, .admin2, .macroRegion, .disputed]
}
