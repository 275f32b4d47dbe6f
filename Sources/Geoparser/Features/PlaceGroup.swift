import Gazetteer

/// A place and all mentions of it in one article.
struct PlaceGroup {
    var place: PlaceRow
    /// At least one, in the order of the text.
    var mentions: ArraySlice<ResolvedMention>

    var first: ResolvedMention { mentions[mentions.startIndex] }

    /// One group a place, in the order of the first mentions; only mentions of mapped kinds. O(n log n)
    static func group(_ mentions: [ResolvedMention], _ options: FeatureOptions) -> [PlaceGroup] {
        var places = Distinct<PlaceRow>(capacity: mentions.count)
        var order: [(group: Int, index: Int)] = []
        order.reserveCapacity(mentions.count)
        for index in mentions.indices where options.counts(mentions[index].mention.kind) {
            guard let place = mentions[index].place else { continue }
            order.append((places.insert(place).position, index))
        }
        order.sort { $0 < $1 }
        let grouped = order.map { mentions[$0.index] }
        var groups: [PlaceGroup] = []
        groups.reserveCapacity(places.values.count)
        var start = 0
        for place in places.values {
            let end = order[start...].firstIndex { $0.group != groups.count } ?? order.count
            groups.append(PlaceGroup(place: place, mentions: grouped[start..<end]))
            start = end
        }
        return groups
    }

    /// The mention that the place is surest of; one that names it, where there is one.
    var surest: ResolvedMention {
        var surest = mentions.startIndex
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
