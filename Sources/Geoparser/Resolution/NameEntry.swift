import Gazetteer

/// All that a name says before any article is read: its candidates and the features that hang on the name alone.
/// Made once for a name and kept, for the same names return in article after article.
package final class NameEntry: Sendable {
    /// Equal for spellings of the same name in one article ("Terter", "Terter's", "TERTER").
    let key: UInt64
    /// Bytes of the name that were looked up: shorter than the name when a comma ended it ("Alexandria, La.").
    let usedLength: Int
    package let candidates: [Candidate]
    /// Those features of the candidates, and last of "no such place", that hang on the name and are not 0: most are.
    let features: [NameFeature]
    /// Positions of the candidates that are countries, ADM1 or ADM2 by their whole name: those that can be a parent.
    let divisions: [Int]
    let wordCount: Int
    /// 1 / √candidates: how much it says that one of them would fit.
    let specificity: Float

    init(
        key: UInt64, usedLength: Int, candidates: [Candidate], features: [NameFeature], wordCount: Int
    ) {
        self.key = key
        self.usedLength = usedLength
        self.candidates = candidates
        self.features = features
        self.wordCount = wordCount
        specificity = 1 / Float(max(1, candidates.count)).squareRoot()
        divisions = candidates.indices.filter {
            candidates[$0].group.isDivision && candidates[$0].match == .whole && !candidates[$0].nameKind.isDemonym
        }
    }
}

/// A feature that hangs on the name alone.
struct NameFeature: Sendable {
    /// Its place among the rows of the entry.
    var cell: UInt32
    var value: Float
}
