/// Words of an article that name a place, found before anyone asks which place.
public struct Mention: Hashable, Sendable {
    /// UTF-8 byte offsets in the article's clean text.
    public var range: Range<Int>
    public var kind: MentionKind
    /// The calibrated probability that these very words are a mention of this kind.
    public var confidence: Double

    public init(range: Range<Int>, kind: MentionKind, confidence: Double) {
        self.range = range
        self.kind = kind
        self.confidence = confidence
    }
}

/// What a mention is to the sentence.
public enum MentionKind: String, Sendable, CaseIterable {
    /// The place itself: "fighting in Terter".
    case place
    /// A place's name that stands for its government or people: "Washington warned".
    case metonym
    /// A state or region of the past that the corpora of toponyms do not count: "the Soviet Union".
    case historical
    /// An adjective, a people or a language: "Armenian", "Azeris".
    case demonym
    /// A place inside an organisation's or a person's name: "University of Idlib". Not mapped.
    case embedded
}
