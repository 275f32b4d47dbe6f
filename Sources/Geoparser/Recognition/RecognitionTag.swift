/// What a token is to the mention around it: outside, or the begin or the inside of a span of some type.
///
/// Types beyond place and demonym are learned so that what is no toponym has a place to go.
package enum SpanClass: UInt8, Sendable, CaseIterable {
    case place, demonym, person, organisation, norp, facility, location

    package var begin: Int { Int(rawValue) * 2 + 1 }
    package var inside: Int { Int(rawValue) * 2 + 2 }

    /// Whether spans of this class are toponyms.
    package var isToponym: Bool { self == .place || self == .demonym }
}

package enum RecognitionTag {
    /// Tag 0 is outside, 2c + 1 and 2c + 2 are begin and inside of class c.
    package static let outside = 0
    package static let count = SpanClass.allCases.count * 2 + 1
    /// Columns of the weight table: the tags and one that stays zero.
    package static let width = 16

    /// Whether a tag may follow another: an inside only its own begin or inside.
    package static func mayFollow(_ tag: Int, after previous: Int) -> Bool {
        guard tag > 0, tag % 2 == 0 else { return true }
        return previous == tag || previous == tag - 1
    }
}
