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
    func addHistoricalNames(in segment: Range<Int>, _ scratch: inout Scratch) {
        for index in segment {
            guard let tokens = scratch.text.historicalName(at: index), tokens.count > 1,
                tokens.upperBound <= segment.upperBound
            else { continue }
            var outside: Float = 0
            for token in tokens {
                let probabilities = scratch.lattice.probabilities(token - segment.lowerBound)
                outside = max(outside, probabilities[RecognitionTag.outside])
            }
            guard outside < 0.5 else { continue }
            scratch.candidates.historical.append(
                SpanCandidate(tokens: tokens, type: .location, probability: 1 - outside))
        }
    }
}
