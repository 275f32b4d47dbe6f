import Gazetteer

extension PreparedText {
    /// The last of two capitalised words of which the first is a given name, and no common word, and the last a surname:
    /// "Sofia Jordan", but not "In Columbus".
    func isSurname(_ tokens: Range<Int>) -> Bool {
        let index = tokens.lowerBound
        guard tokens.count == 1, places[index].mode == .ordinary, places[index].runBefore == 1,
            places[index].runAfter == 0, cues[index].offset == 0
        else { return false }
        let first = cues[index - 1].word
        return cues[index].word.isSurname && first.isGivenName && first.commonWordBand == 0
    }
}
