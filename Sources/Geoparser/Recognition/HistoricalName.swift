import Gazetteer

extension PreparedText {
    /// Whether the tokens are, from first to last, a name that only states and regions of the past bear.
    ///
    /// The toponym corpora leave such names out, so the model learns them as locations that are no toponyms.
    func isHistoricalName(_ tokens: Range<Int>) -> Bool {
        let cue = cues[tokens.lowerBound]
        return cue.offset == 0 && Int(cue.length) == tokens.count && cue.name.kinds == PlaceKinds(.historical)
    }
}
