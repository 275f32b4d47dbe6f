import Gazetteer
import Geo
import Geoparser

/// Which of a mention's rows are right, the last one standing for "no such place".
struct ResolutionTruth {
    /// Metres within which an answer counts as right.
    static let rightDistance = 161_000.0
    /// Metres within which a candidate stands for a gold place whose id the gazetteer lacks.
    private static let sameSpot = 25_000.0

    var isRight: [Bool]

    /// The entry with the gold id; without it the entries at the gold point, or the nearest one within 161 km; nothing else
    /// means that the gazetteer lacks the place. O(candidates).
    init(_ candidates: [Candidate], _ gold: GoldMention, _ gazetteer: Gazetteer) {
        var right = candidates.map { gazetteer[$0.place].id.rawValue == gold.geoNamesID }
        if !right.contains(true), let point = gold.coordinate {
            let distances = candidates.map { gazetteer[$0.place].coordinate.distance(to: point) }
            let nearest = distances.min() ?? .infinity
            if nearest <= Self.rightDistance {
                right = distances.map { $0 <= max(nearest + 5_000, nearest <= 100_000 ? Self.sameSpot : 0) }
            }
        }
        isRight = right + [!right.contains(true)]
    }

    /// The answer is the gold entry or lies within 161 km of the gold point.
    static func isRight(_ candidate: Candidate, _ gold: GoldMention, _ gazetteer: Gazetteer) -> Bool {
        let place = gazetteer[candidate.place]
        if place.id.rawValue == gold.geoNamesID { return true }
        guard let point = gold.coordinate else { return false }
        return place.coordinate.distance(to: point) <= rightDistance
    }
}
