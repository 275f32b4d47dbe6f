import Gazetteer

extension PreparedText {
    /// Whether the tokens are, from first to last, a name that only states and regions of the past bear.
    ///
    /// The toponym corpora leave such names out, so the model learns them as locations that are no toponyms.
    func isHistoricalName(_ tokens: Range<Int>) -> Bool {
        historicalName(at: tokens.lowerBound) == tokens
    }

    /// The longest name that begins at the token, if only states and regions of the past bear it.
    func historicalName(at index: Int) -> Range<Int>? {
        let cue = cues[index]
        guard cue.offset == 0, cue.length > 0, cue.name.kinds == PlaceKinds(.historical) else { return nil }
        return index..<index + Int(cue.length)
    }
}

extension Recogniser {
    /// Names of several words that only the past bears ("the Ottoman Empire", "the Soviet Union"), wherever the chain says
    /// that each word belongs to some name: their first words alone are adjectives that the corpora count.
    func historicalNames(in segment: Range<Int>, _ scratch: Scratch) -> [(tokens: Range<Int>, probability: Float)] {
        segment.compactMap { index in
            guard let tokens = scratch.text.historicalName(at: index), tokens.count > 1,
                tokens.upperBound <= segment.upperBound
            else { return nil }
            let outside = tokens.map { token in
                scratch.lattice.probabilities(token - segment.lowerBound)[RecognitionTag.outside]
            }
            let probability = 1 - (outside.max() ?? 1)
            return probability > 0.5 ? (tokens, probability) : nil
        }
    }
}
