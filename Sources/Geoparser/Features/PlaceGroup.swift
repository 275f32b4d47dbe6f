import Gazetteer

/// A place and all mentions of it in one article.
struct PlaceGroup {
    var place: PlaceRow
    /// At least one, in the order of the text.
    var mentions: [ResolvedMention]

    /// One group a place, in the order of the first mentions. O(n)
    static func group(_ mentions: [ResolvedMention]) -> [PlaceGroup] {
        var groups: [PlaceGroup] = []
        var positions: [PlaceRow: Int] = [:]
        for mention in mentions {
            guard let place = mention.place else { continue }
            if let position = positions[place] {
                groups[position].mentions.append(mention)
            } else {
                positions[place] = groups.count
                groups.append(PlaceGroup(place: place, mentions: [mention]))
            }
        }
        return groups
    }

    /// One group a mention.
    static func each(_ mentions: [ResolvedMention]) -> [PlaceGroup] {
        mentions.compactMap { mention in mention.place.map { PlaceGroup(place: $0, mentions: [mention]) } }
    }

    /// The mention that the place is surest of; one that names it, where there is one.
    var surest: ResolvedMention {
        mentions.dropFirst().reduce(mentions[0]) {
            (!$1.isApproximate && $0.isApproximate)
                || ($1.isApproximate == $0.isApproximate && $1.confidence > $0.confidence) ? $1 : $0
        }
    }
}
