/// Numbers of the tags in two halves: those that may follow any tag, and the insides, which may follow two.
///
/// The chain's sums over pairs of tags are then half as long.
struct TagHalves {
    /// The begins of the classes, and outside in the last lane.
    var starts: SIMD8<Float>
    /// The insides of the classes. The last lane is no tag's.
    var insides: SIMD8<Float>

    static let outside = 7
    static let zero = TagHalves(starts: .zero, insides: .zero)

    @inline(__always)
    init(starts: SIMD8<Float>, insides: SIMD8<Float>) {
        self.starts = starts
        self.insides = insides
    }

    @inline(__always)
    init(_ scores: TagScores) {
        let even = scores.evenHalf
        starts = scores.oddHalf
        starts[Self.outside] = even[0]
        insides = SIMD8(even[1], even[2], even[3], even[4], even[5], even[6], even[7], 0)
    }

    /// In the order of the tags.
    var scores: TagScores {
        var scores = TagScores.zero
        scores[RecognitionTag.outside] = starts[Self.outside]
        for type in SpanClass.allCases {
            scores[type.begin] = starts[type.lane]
            scores[type.inside] = insides[type.lane]
        }
        return scores
    }

    @inline(__always)
    static func * (left: Self, right: Self) -> Self {
        TagHalves(starts: left.starts * right.starts, insides: left.insides * right.insides)
    }

    @inline(__always)
    static func * (left: Self, right: Float) -> Self {
        TagHalves(starts: left.starts * right, insides: left.insides * right)
    }

    @inline(__always)
    static func + (left: Self, right: Self) -> Self {
        TagHalves(starts: left.starts + right.starts, insides: left.insides + right.insides)
    }
}

extension SpanClass {
    /// Its begin's lane among the starts, and its inside's among the insides.
    @inline(__always) var lane: Int { Int(rawValue) }
}
