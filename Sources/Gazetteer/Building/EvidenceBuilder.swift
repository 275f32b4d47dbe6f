/// Gathers the bits of `NameEvidence` for one key.
struct EvidenceBuilder {
    private var kinds: UInt64 = 0
    private var population: UInt32 = 0
    private var placeCount: UInt64 = 0
    private var flags: UInt64 = 0
    var isPrefix = false
    /// The bits of `WordFlags`.
    var word: UInt8 = 0

    mutating func add(_ place: DraftPlace, _ kind: NameKind, isOfCountry: Bool) {
        if kind.isName {
            kinds |= 1 << UInt64(place.kind.rawValue)
            population = max(population, place.population)
            placeCount += 1
        }
        if isOfCountry { flags |= 1 << 39 }
        addKind(kind)
    }

    mutating func addKind(_ kind: NameKind) {
        if kind.isDemonym { flags |= 1 << 26 }
        if kind == .preferred { flags |= 1 << 37 }
        if kind == .iata { flags |= 1 << 38 }
    }

    mutating func addAbbreviation(_ text: String) {
        let hasSmallLetters = text.utf8.contains { (0x61...0x7A).contains($0) }
        flags |= hasSmallLetters ? 1 << 28 : 1 << 27
        flags |= text.utf8.contains(UInt8(ascii: ".")) ? 1 << 29 : 1 << 30
    }

    var bits: UInt64 {
        let magnitude = population == 0 ? 0 : (UInt32.bitWidth - 1 - population.leadingZeroBitCount) / 2
        return kinds | UInt64(min(15, magnitude)) << 17 | min(15, placeCount) << 21 | (isPrefix ? 1 << 25 : 0) | flags
            | UInt64(word) << 31
    }
}
