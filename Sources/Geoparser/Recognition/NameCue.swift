import Gazetteer

/// What the gazetteer knows of a token: by itself, and as part of the longest known name over it.
struct NameCue {
    /// The longest name over the token; `.none` when there is none.
    private(set) var name = NameEvidence.none
    /// The token alone.
    var word = NameEvidence.none
    /// Words of the longest name, 0 when there is none.
    private(set) var length: UInt8 = 0
    /// The token's position in it.
    private(set) var offset: UInt8 = 0
    /// Whether a bearer of the name lies where the article is about.
    var whereabouts = Whereabouts()
    /// The kinds of places that bear the name, in groups, with demonym and abbreviation: one number, 0 without a name.
    private(set) var kinds: UInt32 = 0

    /// Kinds and the rough size of the largest bearer; 0 without a name.
    private(set) var signature: UInt32 = 0

    mutating func set(_ name: NameEvidence, kinds: UInt32, length: Int, offset: Int) {
        self.name = name
        self.kinds = kinds
        signature = kinds << 4 | UInt32(name.populationBand) | 1 << 30
        self.length = UInt8(length)
        self.offset = UInt8(offset)
    }

    static func groups(_ evidence: NameEvidence) -> UInt32 {
        var value = evidence.kinds.rawValue
        // City, section and postal place are one group to recognition.
        if value & 0b111000 != 0 { value = value & ~0b111000 | 0b1000 }
        if evidence.isDemonym { value |= 1 << 17 }
        if evidence.isAbbreviation { value |= 1 << 18 }
        if evidence.isPreferredName { value |= 1 << 19 }
        return value | 1 << 20
    }
}
