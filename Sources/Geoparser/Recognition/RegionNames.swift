import Gazetteer

/// A second look at names of several words that only regions and waters bear: "the South Caucasus", "the South China Sea".
///
/// What annotators of toponyms pass over or mark in one article and not in the next, a reader of the map expects; and of
/// people and firms hardly any has such a name for all of its own.
extension Recogniser {
    /// Adds those that no mention overlaps and that are no part of a longer name of another class. O(tokens + mentions).
    /// - Parameter mentions: in the order of the text, before and after.
    func addRegions(_ text: PreparedText, beside candidates: SpanCandidates, to mentions: inout [Mention]) {
        let count = mentions.count
        var known = OverlapSweep()
        var others = OverlapSweep()
        for name in text.regionNames {
            let range = text.byteRange(name)
            if let other = others.first(overlapping: name, amongst: candidates.others),
                candidates.others[other].tokens.count > name.count
            {
                continue
            }
            guard known.first(overlapping: range, amongst: count, { mentions[$0].range }) == nil else { continue }
            mentions.append(Mention(range: range, kind: .place, confidence: model.decision.confidence(0.5)))
        }
        if mentions.count > count { mentions.sortByPosition() }
    }
}
