import Gazetteer

/// What an article is about, geographically: the country that most of its mentions are in, and the smallest region that
/// holds more than half of the mentions finer than a country.
public struct ArticleFocus: Hashable, Sendable {
    public var country: PlaceRow?
    public var region: PlaceRow?

    /// Each mention counts by its confidence. O(mentions × containers).
    public static func find(in mentions: [ResolvedMention], gazetteer: Gazetteer) -> ArticleFocus {
        var finder = FocusFinder(gazetteer: gazetteer)
        return finder.focus(of: mentions)
    }
}

/// Finds what articles are about, one after the other, in memory that is used again.
struct FocusFinder {
    private let gazetteer: Gazetteer
    private var places = Shares()
    private var countries = Shares()
    private var regions = Shares()

    init(gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
    }

    mutating func focus(of mentions: [ResolvedMention]) -> ArticleFocus {
        places.removeAll()
        countries.removeAll()
        regions.removeAll()
        for index in mentions.indices where mentions[index].mention.kind != .demonym {
            guard let row = mentions[index].place else { continue }
            gazetteer.prefetch(row)
            places.add(mentions[index].confidence, to: row)
        }
        var fine = 0.0
        for (row, confidence) in places.inOrder {
            let place = gazetteer[row]
            if let country = place.kind == .country ? row : place.country { countries.add(confidence, to: country) }
            guard place.kind != .country, place.kind != .continent else { continue }
            fine += confidence
            if isRegion(row) { regions.add(confidence, to: row) }
            for container in gazetteer.containers(of: row) where isRegion(container) {
                regions.add(confidence, to: container)
            }
        }
        let country = countries.best { ($0.share, $1.row) > ($1.share, $0.row) }
        let region = regions.best(above: fine / 2) {
            (gazetteer[$0.row].radius, $0.row) < (gazetteer[$1.row].radius, $1.row)
        }
        return ArticleFocus(country: country, region: region)
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
