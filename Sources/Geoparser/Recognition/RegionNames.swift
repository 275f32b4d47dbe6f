import Gazetteer

/// A second look at names of several words that only regions and waters bear: "the South Caucasus", "the South China Sea".
///
/// What annotators of toponyms pass over or mark in one article and not in the next, a reader of the map expects; and of
/// people and firms hardly any has such a name for all of its own.
extension Recogniser {
    /// Adds those that no mention overlaps and that are no part of a longer name of another class. O(tokens + mentions).
    func addRegions(_ text: PreparedText, beside candidates: SpanCandidates, to mentions: inout [Mention]) {
        var known = OverlapSweep(mentions.map(\.range).sorted { $0.lowerBound < $1.lowerBound })
        let others = candidates.others.map(\.tokens)
        var next = 0
        for name in text.regionNames {
            let range = text.byteRange(name)
            while next < others.count, others[next].upperBound <= name.lowerBound { next += 1 }
            let isPart = next < others.count && others[next].overlaps(name) && others[next].count > name.count
            guard !isPart, !known.meets(range) else { continue }
            mentions.append(Mention(range: range, kind: .place, confidence: model.decision.confidence(0.5)))
        }
    }
}
