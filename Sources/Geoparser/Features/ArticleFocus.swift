import Gazetteer

/// What an article is about, geographically: the country that most of its mentions are in, and the smallest region that
/// holds more than half of the mentions finer than a country.
public struct ArticleFocus: Hashable, Sendable {
    public var country: PlaceRow?
    public var region: PlaceRow?

    /// Each mention counts by its confidence. O(mentions × containers).
    public static func find(in mentions: [ResolvedMention], gazetteer: Gazetteer) -> ArticleFocus {
        var finder = FocusFinder(gazetteer: gazetteer, keeping: 64)
        return finder.focus(of: mentions)
    }
}

/// Finds what articles are about, one after the other, in memory that is used again.
struct FocusFinder {
    private let gazetteer: Gazetteer
    private var places = Shares()
    private var countries = Shares()
    private var regions = Shares()
    private var known: RowCache<Containment>

    /// What a place lies in.
    private struct Containment {
        var country: PlaceRow?
        /// The regions that hold it, itself among them; nil for what is larger than a region.
        var regions: [PlaceRow]?
    }

    /// - Parameter places: what so many places lie in is kept for articles to come.
    init(gazetteer: Gazetteer, keeping places: Int) {
        self.gazetteer = gazetteer
        known = RowCache(slots: places)
    }

    mutating func focus(of mentions: [ResolvedMention]) -> ArticleFocus {
        places.removeAll()
        countries.removeAll()
        regions.removeAll()
        for index in mentions.indices where mentions[index].mention.kind != .demonym {
            if let row = mentions[index].place { places.add(mentions[index].confidence, to: row) }
        }
        var fine = 0.0
        for (row, confidence) in places.inOrder {
            let around = containment(of: row)
            if let country = around.country { countries.add(confidence, to: country) }
            guard let holding = around.regions else { continue }
            fine += confidence
            for region in holding { regions.add(confidence, to: region) }
        }
        let country = countries.best { ($0.share, $1.row) > ($1.share, $0.row) }
        let region = regions.best(above: fine / 2) {
            (gazetteer[$0.row].radius, $0.row) < (gazetteer[$1.row].radius, $1.row)
        }
        return ArticleFocus(country: country, region: region)
    }

    private mutating func containment(of row: PlaceRow) -> Containment {
        if let known = known[row] { return known }
        let place = gazetteer[row]
        var containment = Containment(country: place.kind == .country ? row : place.country)
        if place.kind != .country, place.kind != .continent {
            containment.regions = ([row] + gazetteer.containers(of: row)).filter(isRegion)
        }
        known.keep(containment, for: row)
        return containment
    }

    private func isRegion(_ row: PlaceRow) -> Bool {
        switch gazetteer.kind(of: row) {
        case .admin1, .admin2, .macroRegion, .disputed: true
        default: false
        }
    }
}

/// Sums of confidence by place.
private struct Shares {
    typealias Share = (row: PlaceRow, share: Double)

    private var rows = Distinct<PlaceRow>()
    private var shares: [Share] = []

    mutating func removeAll() {
        rows.removeAll()
        shares.removeAll(keepingCapacity: true)
    }

    mutating func add(_ confidence: Double, to row: PlaceRow) {
        let (position, isNew) = rows.insert(row)
        if isNew { shares.append((row, confidence)) } else { shares[position].share += confidence }
    }

    /// All, by row.
    var inOrder: [Share] { shares.sorted { $0.row < $1.row } }

    func best(above least: Double = -.infinity, isBetter: (Share, Share) -> Bool) -> PlaceRow? {
        var best: Share?
        for share in shares where share.share > least {
            if let known = best, !isBetter(share, known) { continue }
            best = share
        }
        return best?.row
    }
}
