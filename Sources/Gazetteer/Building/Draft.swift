import Geo

/// Everything that the tables say, before it is laid out.
struct Draft {
    var places: [DraftPlace] = []
    var names: [DraftName] = []
    /// The UTF-8 bytes of all names.
    var arena: [UInt8] = []
    var regions: [DraftRegion] = []
    var spellings: [DraftSpelling] = []
    var disputes: [DraftDispute] = []
    var shapes: [DraftShape] = []
    /// The world's ocean.
    var ocean: [Polygon] = []
    /// Extents of areas by place.
    var boxes: [Int: BoundingBox] = [:]
    /// Flags of single words by the hash of their key, in the bits of `WordFlags`.
    var words: [UInt64: UInt8] = [:]
    var problems = BuildProblems()

    private(set) var featureCodes = Interner()
    private(set) var languages = Interner(first: "")
    private var placesByID: [UInt32: Int] = [:]
    private var countries: [UInt16: Int] = [:]
    private var divisions: [String: Int] = [:]

    /// Adds a place whose id is new. Divisions and countries become known by their codes.
    mutating func add(_ place: DraftPlace) -> Int {
        let index = places.count
        places.append(place)
        placesByID[place.id] = index
        switch place.kind {
        case .country: countries[place.countryCode] = index
        case .admin1: addDivision(divisionCode(place.countryCode, place.admin1Code), index)
        case .admin2 where featureCodes.texts[Int(place.featureCode)] == "ADM2":
            addDivision(divisionCode(place.countryCode, place.admin1Code, place.admin2Code), index)
        default: break
        }
        return index
    }

    private mutating func addDivision(_ code: String, _ index: Int) {
        if divisions[code] == nil { divisions[code] = index }
    }

    func index(ofID id: UInt32) -> Int? { placesByID[id] }

    func index(ofCountry code: UInt16) -> Int? { countries[code] }

    func index(ofDivision code: String) -> Int? { divisions[code] }

    func index(of target: Target) -> Int? {
        switch target {
        case .country(let code): countries[code]
        case .division(let code): divisions[code]
        case .id(let id): placesByID[id]
        }
    }

    func divisionCode(_ country: UInt16, _ codes: String...) -> String {
        let letters = [UInt8(country >> 8), UInt8(truncatingIfNeeded: country)]
        return ([String(decoding: letters, as: UTF8.self)] + codes).joined(separator: ".")
    }

    /// Splits "P.PPLC" into the class and the number of the code.
    mutating func feature(_ text: String) -> (featureClass: UInt8, code: UInt16)? {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, parts[0].utf8.count == 1, parts[1].utf8.count <= GazetteerFormat.featureCodeSize,
            let featureClass = parts[0].utf8.first, "AHLPRSTUV".utf8.contains(featureClass)
        else { return nil }
        return (featureClass, UInt16(featureCodes.number(of: String(parts[1]))))
    }

    mutating func addName(_ bytes: some Collection<UInt8>, language: String = "", kind: NameKind, to place: Int) {
        guard !bytes.isEmpty, bytes.count <= Int(UInt16.max) else { return }
        let name = DraftName(
            place: UInt32(place), offset: UInt32(arena.count), length: UInt16(bytes.count),
            language: UInt16(languages.number(of: language)), kind: kind)
        arena.append(contentsOf: bytes)
        if kind == .preferred { places[place].preferredName = names.count }
        names.append(name)
    }

    /// Adds the names of a field like `az=Tərtər|Terter|ru=Тертер`.
    mutating func addNames(_ field: ArraySlice<UInt8>, to place: Int) {
        for entry in field.split(separator: UInt8(ascii: "|")) {
            let (language, text) = Self.languageAndText(entry)
            let kind: NameKind = language == "iata" ? .iata : .alternate
            addName(text, language: kind == .iata ? "" : language, kind: kind, to: place)
        }
    }

    /// Parts "zh-Hant=臺北" into tag and text; an entry without a tag has the language "".
    private static func languageAndText(_ entry: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>) {
        guard let sign = entry.prefix(GazetteerFormat.languageSize + 1).firstIndex(of: UInt8(ascii: "=")) else {
            return ("", entry)
        }
        let tag = entry[..<sign]
        let isTag =
            tag.count >= 2
            && tag.allSatisfy { byte in
                byte == UInt8(ascii: "-") || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
            }
        return isTag ? (String(decoding: tag, as: UTF8.self), entry[(sign + 1)...]) : ("", entry)
    }

    func bytes(of name: DraftName) -> ArraySlice<UInt8> {
        arena[Int(name.offset)..<Int(name.offset) + Int(name.length)]
    }
}

/// Numbers texts in the order in which they come.
struct Interner {
    private(set) var texts: [String]
    private var numbers: [String: Int]

    init(first: String? = nil) {
        texts = first.map { [$0] } ?? []
        numbers = first.map { [$0: 0] } ?? [:]
    }

    mutating func number(of text: String) -> Int {
        if let number = numbers[text] { return number }
        numbers[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }
}
