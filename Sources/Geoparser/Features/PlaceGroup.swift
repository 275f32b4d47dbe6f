import Gazetteer

/// A place and all mentions of it in one article.
struct PlaceGroup {
    var place: PlaceRow
    /// At least one, in the order of the text.
    var mentions: [ResolvedMention]

    /// One group a place, in the order of the first mentions; only mentions that are `counted`. O(n)
    static func group(_ mentions: [ResolvedMention], counted: (MentionKind) -> Bool) -> [PlaceGroup] {
        var groups: [PlaceGroup] = []
        var places = Distinct<PlaceRow>()
        for mention in mentions {
            guard let place = mention.place, counted(mention.mention.kind) else { continue }
            let (position, isNew) = places.insert(place)
            if isNew {
                groups.append(PlaceGroup(place: place, mentions: [mention]))
            } else {
                groups[position].mentions.append(mention)
            }
        }
        return groups
    }

    /// The mention that the place is surest of; one that names it, where there is one.
    var surest: ResolvedMention {
        var surest = 0
        for index in mentions.indices.dropFirst() {
            let isApproximate = mentions[index].isApproximate
            let isSurer =
                isApproximate == mentions[surest].isApproximate
                ? mentions[index].confidence > mentions[surest].confidence : !isApproximate
            if isSurer { surest = index }
        }
        return mentions[surest]
    }
}
